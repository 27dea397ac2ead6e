package dev.quaymaster.compose.schema;

import static dev.quaymaster.compose.schema.Rules.DEVICE_REQUEST;
import static dev.quaymaster.compose.schema.Rules.DISTINCT_TEXTS;
import static dev.quaymaster.compose.schema.Rules.FLAG;
import static dev.quaymaster.compose.schema.Rules.NUMBER;
import static dev.quaymaster.compose.schema.Rules.NUMBER_OR_TEXT;
import static dev.quaymaster.compose.schema.Rules.OPTIONS;
import static dev.quaymaster.compose.schema.Rules.PAIRS;
import static dev.quaymaster.compose.schema.Rules.TEXT;
import static dev.quaymaster.compose.schema.Rules.TEXTS;
import static dev.quaymaster.compose.schema.Rules.TRUTH;
import static dev.quaymaster.compose.schema.Rules.WHOLE;
import static dev.quaymaster.compose.schema.Rules.WHOLE_OR_TEXT;
import static java.util.Map.entry;

import java.util.Map;

/// Those keys of a service that have keys of their own.
final class ServiceSubSchemas {

    static final Rule HEALTHCHECK = Fields.of(Map.of(
            "disable", FLAG,
            "interval", TEXT,
            "retries", NUMBER_OR_TEXT,
            "test", Choice.of(TEXT, TEXTS),
            "timeout", TEXT,
            "start_period", TEXT,
            "start_interval", TEXT));

    static final Rule DEPENDS_ON = Choice.of(
            DISTINCT_TEXTS,
            Entries.named(Fields.of(Map.of(
                            "restart",
                            FLAG,
                            "required",
                            TRUTH,
                            "condition",
                            Value.oneOf("service_started", "service_healthy", "service_completed_successfully")))
                    .requiring("condition")));

    static final Rule ENV_FILE = Choice.of(
            TEXT,
            new Items(
                    Choice.of(
                            TEXT,
                            Fields.of(Map.of(
                                            "path", TEXT,
                                            "format", TEXT,
                                            "required", FLAG))
                                    .withoutExtensions()
                                    .requiring("path")),
                    false));

    static final Rule EXTENDS = Choice.of(
            TEXT,
            Fields.of(Map.of("service", TEXT, "file", TEXT)).withoutExtensions().requiring("service"));

    static final Rule DEVICES = new Items(
            Choice.of(
                    TEXT,
                    Fields.of(Map.of("source", TEXT, "target", TEXT, "permissions", TEXT))
                            .requiring("source")),
            false);

    static final Rule GPUS = Choice.of(Value.oneOf("all"), new Items(DEVICE_REQUEST, false));

    static final Rule LOGGING = Fields.of(Map.of(
            "driver", TEXT, "options", Entries.of(Value.of(ScalarType.TEXT, ScalarType.NUMBER, ScalarType.NOTHING))));

    static final Rule PROVIDER = Fields.of(
                    Map.of("type", TEXT, "options", Entries.of(Choice.of(scalar(), new Items(scalar(), false)))))
            .requiring("type");

    static final Rule MODELS = Choice.of(
            DISTINCT_TEXTS, Entries.named(Rules.orNothing(Fields.of(Map.of("endpoint_var", TEXT, "model_var", TEXT)))));

    static final Rule NETWORKS = Choice.of(
            DISTINCT_TEXTS,
            Entries.named(Rules.orNothing(Fields.of(Map.of(
                    "aliases", DISTINCT_TEXTS,
                    "interface_name", TEXT,
                    "ipv4_address", TEXT,
                    "ipv6_address", TEXT,
                    "link_local_ips", DISTINCT_TEXTS,
                    "mac_address", TEXT,
                    "driver_opts", OPTIONS,
                    "priority", NUMBER,
                    "gw_priority", NUMBER)))));

    static final Rule PORTS = new Items(
            Choice.of(
                    NUMBER_OR_TEXT,
                    Fields.of(Map.of(
                            "name", TEXT,
                            "mode", TEXT,
                            "host_ip", TEXT,
                            "target", WHOLE_OR_TEXT,
                            "published", WHOLE_OR_TEXT,
                            "protocol", TEXT,
                            "app_protocol", TEXT))),
            true);

    private static final Rule TMPFS_SIZE = Choice.of(WHOLE.between(0, Double.POSITIVE_INFINITY), TEXT);

    static final Rule VOLUMES = new Items(
            Choice.of(
                    TEXT,
                    Fields.of(Map.ofEntries(
                                    entry("type", Value.oneOf("bind", "volume", "tmpfs", "cluster", "npipe", "image")),
                                    entry("source", TEXT),
                                    entry("target", TEXT),
                                    entry("read_only", FLAG),
                                    entry("consistency", TEXT),
                                    entry("bind", bind()),
                                    entry("volume", volume()),
                                    entry("tmpfs", Fields.of(Map.of("size", TMPFS_SIZE, "mode", NUMBER_OR_TEXT))),
                                    entry("image", Fields.of(Map.of("subpath", TEXT)))))
                            .requiring("type")),
            true);

    static final Rule CREDENTIAL_SPEC = Fields.of(Map.of("config", TEXT, "file", TEXT, "registry", TEXT));

    private static final Rule RATES =
            new Items(Fields.of(Map.of("path", TEXT, "rate", WHOLE_OR_TEXT)).withoutExtensions(), false);

    static final Rule BLKIO = Fields.of(Map.of(
                    "device_read_bps",
                    RATES,
                    "device_read_iops",
                    RATES,
                    "device_write_bps",
                    RATES,
                    "device_write_iops",
                    RATES,
                    "weight",
                    WHOLE_OR_TEXT,
                    "weight_device",
                    new Items(
                            Fields.of(Map.of(
                                            "path", TEXT,
                                            "weight", WHOLE_OR_TEXT))
                                    .withoutExtensions(),
                            false)))
            .withoutExtensions();

    private ServiceSubSchemas() {}

    private static Rule scalar() {
        return Value.of(ScalarType.TEXT, ScalarType.NUMBER, ScalarType.TRUTH);
    }

    private static Rule bind() {
        return Fields.of(Map.of(
                "propagation",
                TEXT,
                "create_host_path",
                FLAG,
                "recursive",
                Value.oneOf("enabled", "disabled", "writable", "readonly"),
                "selinux",
                Value.oneOf("z", "Z")));
    }

    private static Rule volume() {
        return Fields.of(Map.of("labels", PAIRS, "nocopy", FLAG, "subpath", TEXT));
    }
}
