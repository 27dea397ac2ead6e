package dev.quaymaster.compose.schema;

import static dev.quaymaster.compose.schema.Rules.EXTRA_HOSTS;
import static dev.quaymaster.compose.schema.Rules.FLAG;
import static dev.quaymaster.compose.schema.Rules.GRANTS;
import static dev.quaymaster.compose.schema.Rules.HOOK;
import static dev.quaymaster.compose.schema.Rules.PAIRS;
import static dev.quaymaster.compose.schema.Rules.TEXT;
import static dev.quaymaster.compose.schema.Rules.TEXTS;
import static dev.quaymaster.compose.schema.Rules.TEXT_OR_TEXTS;
import static dev.quaymaster.compose.schema.Rules.TRUTH;
import static dev.quaymaster.compose.schema.Rules.ULIMITS;
import static dev.quaymaster.compose.schema.Rules.WHOLE_OR_TEXT;
import static java.util.Map.entry;

import java.util.Map;

/// The keys of `build` and `develop`.
final class BuildSchema {

    static final Rule BUILD = Choice.of(
            TEXT,
            Fields.of(Map.ofEntries(
                    entry("context", TEXT),
                    entry("dockerfile", TEXT),
                    entry("dockerfile_inline", TEXT),
                    entry("entitlements", TEXTS),
                    entry("args", PAIRS),
                    entry("ssh", PAIRS),
                    entry("labels", PAIRS),
                    entry("cache_from", TEXTS),
                    entry("cache_to", TEXTS),
                    entry("no_cache", FLAG),
                    entry("additional_contexts", PAIRS),
                    entry("network", TEXT),
                    entry("provenance", FLAG),
                    entry("sbom", FLAG),
                    entry("pull", FLAG),
                    entry("target", TEXT),
                    entry("shm_size", WHOLE_OR_TEXT),
                    entry("extra_hosts", EXTRA_HOSTS),
                    entry("isolation", TEXT),
                    entry("privileged", FLAG),
                    entry("secrets", GRANTS),
                    entry("tags", TEXTS),
                    entry("ulimits", ULIMITS),
                    entry("platforms", TEXTS))));

    private static final Rule ACTION = Value.oneOf("rebuild", "sync", "restart", "sync+restart", "sync+exec");

    static final Rule DEVELOP = Rules.orNothing(Fields.of(Map.of(
            "watch",
            new Items(
                    Fields.of(Map.of(
                                    "ignore", TEXT_OR_TEXTS,
                                    "include", TEXT_OR_TEXTS,
                                    "path", TEXT,
                                    "action", ACTION,
                                    "target", TEXT,
                                    "exec", HOOK,
                                    "initial_sync", TRUTH))
                            .requiring("path", "action"),
                    false))));

    private BuildSchema() {}
}
