package dev.quaymaster.compose.schema;

import static dev.quaymaster.compose.schema.Rules.DEVICE_REQUEST;
import static dev.quaymaster.compose.schema.Rules.NUMBER_OR_TEXT;
import static dev.quaymaster.compose.schema.Rules.PAIRS;
import static dev.quaymaster.compose.schema.Rules.TEXT;
import static dev.quaymaster.compose.schema.Rules.TEXTS;
import static dev.quaymaster.compose.schema.Rules.WHOLE_OR_TEXT;

import java.util.Map;

/// The keys of `deploy`.
final class DeploySchema {

    private static final Rule ROLLING = Fields.of(Map.of(
            "parallelism", WHOLE_OR_TEXT,
            "delay", TEXT,
            "failure_action", TEXT,
            "monitor", TEXT,
            "max_failure_ratio", NUMBER_OR_TEXT,
            "order", Value.oneOf("start-first", "stop-first")));

    private static final Rule GENERIC_RESOURCES = new Items(
            Fields.of(Map.of("discrete_resource_spec", Fields.of(Map.of("kind", TEXT, "value", NUMBER_OR_TEXT)))),
            false);

    private static final Rule RESOURCES = Fields.of(Map.of(
            "limits",
            Fields.of(Map.of(
                    "cpus", NUMBER_OR_TEXT,
                    "memory", TEXT,
                    "pids", WHOLE_OR_TEXT)),
            "reservations",
            Fields.of(Map.of(
                    "cpus",
                    NUMBER_OR_TEXT,
                    "memory",
                    TEXT,
                    "generic_resources",
                    GENERIC_RESOURCES,
                    "devices",
                    new Items(DEVICE_REQUEST.requiring("capabilities"), false)))));

    private static final Rule RESTART_POLICY = Fields.of(Map.of(
            "condition", TEXT,
            "delay", TEXT,
            "max_attempts", WHOLE_OR_TEXT,
            "window", TEXT));

    private static final Rule PLACEMENT = Fields.of(Map.of(
            "constraints",
            TEXTS,
            "preferences",
            new Items(Fields.of(Map.of("spread", TEXT)), false),
            "max_replicas_per_node",
            WHOLE_OR_TEXT));

    static final Rule DEPLOY = Rules.orNothing(Fields.of(Map.of(
            "mode", TEXT,
            "endpoint_mode", TEXT,
            "replicas", WHOLE_OR_TEXT,
            "labels", PAIRS,
            "rollback_config", ROLLING,
            "update_config", ROLLING,
            "resources", RESOURCES,
            "restart_policy", RESTART_POLICY,
            "placement", PLACEMENT)));

    private DeploySchema() {}
}
