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

    static final CanonicalObject DEVICE_REQUEST = CanonicalObject.of(
            key("capabilities", TEXTS),
            key("driver", TEXT),
            key("count", DEVICE_COUNT),
            key("device_ids", TEXTS),
            key("options", PAIRS));

    private static final CanonicalObject ROLLING = CanonicalObject.of(
            key("parallelism", NATURAL),
            key("delay", DURATION_OR_ZERO),
            key("failure_action", TEXT),
            key("monitor", DURATION_OR_ZERO),
            key("max_failure_ratio", FRACTION),
            key("order", TEXT));

    private static final CanonicalObject DISCRETE =
            CanonicalObject.of(with("kind", TEXT, ""), with("value", WHOLE, 0L));

    private static final CanonicalObject GENERIC = CanonicalObject.of(key("discrete_resource_spec", DISCRETE.one()));

    private static final CanonicalObject RESOURCE = CanonicalObject.of(
            key("cpus", FRACTION),
            key("memory", BYTES),
            key("pids", WHOLE),
            key("devices", DEVICE_REQUEST.list()),
            key("generic_resources", GENERIC.list()));

    private static final CanonicalObject RESOURCES =
            CanonicalObject.of(key("limits", RESOURCE.one()), key("reservations", RESOURCE.one()));

    private static final CanonicalObject RESTART_POLICY = CanonicalObject.of(
            key("condition", TEXT), key("delay", DURATION), key("max_attempts", NATURAL), key("window", DURATION));

    private static final CanonicalObject PREFERENCE = CanonicalObject.of(key("spread", TEXT));

    private static final CanonicalObject PLACEMENT = CanonicalObject.of(
            key("constraints", TEXTS),
            key("preferences", PREFERENCE.list()),
            key("max_replicas_per_node", NATURAL_OR_ZERO));

    static final CanonicalObject DEPLOY = CanonicalObject.of(
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
