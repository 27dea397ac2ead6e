package dev.quaymaster.compose.shape;

import static dev.quaymaster.compose.shape.Field.key;
import static dev.quaymaster.compose.shape.Field.with;
import static dev.quaymaster.compose.shape.Forms.BYTES;
import static dev.quaymaster.compose.shape.Forms.COUNT;
import static dev.quaymaster.compose.shape.Forms.DEVICE_COUNT;
import static dev.quaymaster.compose.shape.Forms.DURATION;
import static dev.quaymaster.compose.shape.Forms.DURATION_OR_ZERO;
import static dev.quaymaster.compose.shape.Forms.FRACTION;
import static dev.quaymaster.compose.shape.Forms.NATURAL;
import static dev.quaymaster.compose.shape.Forms.NATURAL_OR_ZERO;
import static dev.quaymaster.compose.shape.Forms.TEXT;
import static dev.quaymaster.compose.shape.Forms.TEXTS;
import static dev.quaymaster.compose.shape.Forms.WHOLE;
import static dev.quaymaster.compose.shape.MapForms.PAIRS;

import java.util.Map;

/// The canonical form of `deploy`.
final class DeployShape {

    static final Shape DEVICE_REQUEST =
            Shape.of(
                    key("capabilities", TEXTS),
                    key("driver", TEXT),
                    key("count", DEVICE_COUNT),
                    key("device_ids", TEXTS),
                    key("options", PAIRS));

    private static final Shape ROLLING =
            Shape.of(
                    key("parallelism", NATURAL),
                    key("delay", DURATION_OR_ZERO),
                    key("failure_action", TEXT),
                    key("monitor", DURATION_OR_ZERO),
                    key("max_failure_ratio", FRACTION),
                    key("order", TEXT));

    private static final Shape DISCRETE =
            Shape.of(with("kind", TEXT, ""), with("value", WHOLE, 0L));

    private static final Shape GENERIC = Shape.of(key("discrete_resource_spec", DISCRETE.one()));

    private static final Shape RESOURCE =
            Shape.of(
                    key("cpus", FRACTION),
                    key("memory", BYTES),
                    key("pids", WHOLE),
                    key("devices", DEVICE_REQUEST.list()),
                    key("generic_resources", GENERIC.list()));

    private static final Shape RESOURCES =
            Shape.of(key("limits", RESOURCE.one()), key("reservations", RESOURCE.one()));

    private static final Shape RESTART_POLICY =
            Shape.of(
                    key("condition", TEXT),
                    key("delay", DURATION),
                    key("max_attempts", NATURAL),
                    key("window", DURATION));

    private static final Shape PREFERENCE = Shape.of(key("spread", TEXT));

    private static final Shape PLACEMENT =
            Shape.of(
                    key("constraints", TEXTS),
                    key("preferences", PREFERENCE.list()),
                    key("max_replicas_per_node", NATURAL_OR_ZERO));

    static final Shape DEPLOY =
            Shape.of(
                    key("mode", TEXT),
                    key("replicas", COUNT),
                    key("labels", PAIRS),
                    key("update_config", ROLLING.one()),
                    key("rollback_config", ROLLING.one()),
                    with("resources", RESOURCES.one(), Map.of()),
                    key("restart_policy", RESTART_POLICY.one()),
                    with("placement", PLACEMENT.one(), Map.of()),
                    key("endpoint_mode", TEXT));

    private DeployShape() {}
}
