package dev.quaymaster.compose.shape;

import static dev.quaymaster.compose.shape.Field.key;
import static dev.quaymaster.compose.shape.Field.nullable;
import static dev.quaymaster.compose.shape.Field.with;
import static dev.quaymaster.compose.shape.Forms.BYTES;
import static dev.quaymaster.compose.shape.Forms.CHOICE;
import static dev.quaymaster.compose.shape.Forms.COMMAND;
import static dev.quaymaster.compose.shape.Forms.DURATION;
import static dev.quaymaster.compose.shape.Forms.FLAG;
import static dev.quaymaster.compose.shape.Forms.MODE;
import static dev.quaymaster.compose.shape.Forms.NATURAL;
import static dev.quaymaster.compose.shape.Forms.NATURAL_OR_ZERO;
import static dev.quaymaster.compose.shape.Forms.TEST;
import static dev.quaymaster.compose.shape.Forms.TEXT;
import static dev.quaymaster.compose.shape.Forms.TEXTS;
import static dev.quaymaster.compose.shape.Forms.WHOLE;
import static dev.quaymaster.compose.shape.MapForms.ENVIRONMENT;
import static dev.quaymaster.compose.shape.MapForms.PAIRS;

import dev.quaymaster.compose.tree.MapTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The canonical forms of those keys of a service that have keys of their own.
final class ServiceSubObjects {

    static final CanonicalObject GRANT = CanonicalObject.of(
            key("source", TEXT), key("target", TEXT), key("uid", TEXT), key("gid", TEXT), key("mode", MODE));

    static final CanonicalObject CREDENTIAL_SPEC =
            CanonicalObject.of(key("config", TEXT), key("file", TEXT), key("registry", TEXT));

    static final CanonicalObject DEVICE =
            CanonicalObject.of(key("source", TEXT), key("target", TEXT), key("permissions", TEXT));

    /// stays only where the service extended is an empty one
    static final CanonicalObject EXTENDS = CanonicalObject.of(key("file", TEXT), key("service", TEXT));

    static final CanonicalObject PROVIDER = CanonicalObject.of(key("type", TEXT), key("options", MapForms.LISTS));

    static final CanonicalObject HEALTHCHECK = CanonicalObject.of(
            key("test", TEST),
            key("timeout", DURATION),
            key("interval", DURATION),
            key("retries", NATURAL),
            key("start_period", DURATION),
            key("start_interval", DURATION),
            key("disable", FLAG));

    static final CanonicalObject LOGGING = CanonicalObject.of(key("driver", TEXT), key("options", PAIRS));

    static final CanonicalObject MODEL = CanonicalObject.of(key("endpoint_var", TEXT), key("model_var", TEXT));

    static final CanonicalObject ATTACHMENT = CanonicalObject.of(
            key("aliases", TEXTS),
            key("driver_opts", PAIRS),
            key("gw_priority", WHOLE),
            key("interface_name", TEXT),
            key("ipv4_address", TEXT),
            key("ipv6_address", TEXT),
            key("link_local_ips", TEXTS),
            key("mac_address", TEXT),
            key("priority", WHOLE));

    static final CanonicalObject PORT = CanonicalObject.of(
            key("name", TEXT),
            key("mode", TEXT),
            key("host_ip", TEXT),
            key("target", NATURAL_OR_ZERO),
            key("published", TEXT),
            key("protocol", TEXT),
            key("app_protocol", TEXT));

    static final CanonicalObject HOOK = CanonicalObject.of(
            nullable("command", COMMAND),
            key("user", TEXT),
            key("privileged", FLAG),
            key("working_dir", TEXT),
            key("environment", ENVIRONMENT));

    private static final CanonicalObject WEIGHT = CanonicalObject.of(
            with("path", TEXT, "").printedAs("Path"),
            with("weight", NATURAL, 0L).printedAs("Weight"));

    private static final CanonicalObject RATE = CanonicalObject.of(
            with("path", TEXT, "").printedAs("Path"), with("rate", BYTES, "0").printedAs("Rate"));

    static final CanonicalObject BLKIO = CanonicalObject.of(
            key("weight", NATURAL_OR_ZERO),
            key("weight_device", WEIGHT.list()),
            key("device_read_bps", RATE.list()),
            key("device_read_iops", RATE.list()),
            key("device_write_bps", RATE.list()),
            key("device_write_iops", RATE.list()));

    private static final CanonicalObject OPTIONAL_ENV_FILE =
            CanonicalObject.of(key("path", TEXT), with("required", CHOICE, true), key("format", TEXT));

    /// a file that must be there is printed as its path alone
    static final Form ENV_FILES = (tree, path, problems) -> {
        List<Object> files = new ArrayList<>();
        for (var item : Forms.items(tree)) {
            var map = item.asMap().orElseGet(() -> MapTree.empty(item.at()));
            var file = OPTIONAL_ENV_FILE.print(map, path.item(files.size()), problems);
            boolean required = Boolean.TRUE.equals(file.get("required"));
            files.add(required ? file.getOrDefault("path", "") : file);
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    };

    private ServiceSubObjects() {}
}
