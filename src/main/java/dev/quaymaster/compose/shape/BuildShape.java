package dev.quaymaster.compose.shape;

import static dev.quaymaster.compose.shape.Field.key;
import static dev.quaymaster.compose.shape.Field.with;
import static dev.quaymaster.compose.shape.Forms.BYTES;
import static dev.quaymaster.compose.shape.Forms.FLAG;
import static dev.quaymaster.compose.shape.Forms.TEXT;
import static dev.quaymaster.compose.shape.Forms.TEXTS;
import static dev.quaymaster.compose.shape.MapForms.ENVIRONMENT;
import static dev.quaymaster.compose.shape.MapForms.HOSTS;
import static dev.quaymaster.compose.shape.MapForms.PAIRS;
import static dev.quaymaster.compose.shape.MapForms.SSH_KEYS;
import static dev.quaymaster.compose.shape.MapForms.ULIMITS;

import java.util.Collections;

/// The canonical forms of `build` and `develop`.
final class BuildShape {

    static final CanonicalObject BUILD = CanonicalObject.of(
            key("context", TEXT),
            key("dockerfile", TEXT),
            key("dockerfile_inline", TEXT),
            key("entitlements", TEXTS),
            key("args", ENVIRONMENT),
            key("provenance", TEXT),
            key("sbom", TEXT),
            key("ssh", SSH_KEYS),
            key("labels", PAIRS),
            key("cache_from", TEXTS),
            key("cache_to", TEXTS),
            key("no_cache", FLAG),
            key("additional_contexts", PAIRS),
            key("pull", FLAG),
            key("extra_hosts", HOSTS),
            key("isolation", TEXT),
            key("network", TEXT),
            key("target", TEXT),
            key("secrets", ServiceSubObjects.GRANT.list()),
            key("shm_size", BYTES),
            key("tags", TEXTS),
            key("ulimits", ULIMITS),
            key("platforms", TEXTS),
            key("privileged", FLAG));

    private static final CanonicalObject TRIGGER = CanonicalObject.of(
            with("path", TEXT, ""),
            with("action", TEXT, ""),
            key("target", TEXT),
            with("exec", ServiceSubObjects.HOOK.one(), Collections.singletonMap("command", null)),
            key("include", TEXTS),
            key("ignore", TEXTS),
            key("initial_sync", FLAG));

    static final CanonicalObject DEVELOP = CanonicalObject.of(key("watch", TRIGGER.list()));

    private BuildShape() {}
}
