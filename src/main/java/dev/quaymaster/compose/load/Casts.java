package dev.quaymaster.compose.load;

import static java.util.Map.entry;

import dev.quaymaster.compose.tree.PathTable;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.TreePath;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Gives a type to texts at places where a number or a truth value is meant, so that `replicas:
/// ${N}` works.
final class Casts {

    private enum Type {
        WHOLE("a whole number"),
        NUMBER("a number"),
        TRUTH("true or false");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        Object parse(String text) {
            return switch (this) {
                case WHOLE -> Long.valueOf(text);
                case NUMBER -> number(text);
                case TRUTH -> truth(text);
            };
        }
    }

    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

    private static final PathTable<Type> TYPES = PathTable.of(Map.ofEntries(
            entry("services.*.cpu_count", Type.WHOLE),
            entry("services.*.cpu_percent", Type.NUMBER),
            entry("services.*.cpu_period", Type.WHOLE),
            entry("services.*.cpu_quota", Type.WHOLE),
            entry("services.*.cpu_rt_period", Type.WHOLE),
            entry("services.*.cpu_rt_runtime", Type.WHOLE),
            entry("services.*.cpus", Type.NUMBER),
            entry("services.*.cpu_shares", Type.WHOLE),
            entry("services.*.init", Type.TRUTH),
            entry("services.*.deploy.replicas", Type.WHOLE),
            entry("services.*.deploy.update_config.parallelism", Type.WHOLE),
            entry("services.*.deploy.update_config.max_failure_ratio", Type.NUMBER),
            entry("services.*.deploy.rollback_config.parallelism", Type.WHOLE),
            entry("services.*.deploy.rollback_config.max_failure_ratio", Type.NUMBER),
            entry("services.*.deploy.restart_policy.max_attempts", Type.WHOLE),
            entry("services.*.deploy.placement.max_replicas_per_node", Type.WHOLE),
            entry("services.*.healthcheck.retries", Type.WHOLE),
            entry("services.*.healthcheck.disable", Type.TRUTH),
            entry("services.*.oom_kill_disable", Type.TRUTH),
            entry("services.*.oom_score_adj", Type.WHOLE),
            entry("services.*.pids_limit", Type.WHOLE),
            entry("services.*.ports.*.target", Type.WHOLE),
            entry("services.*.privileged", Type.TRUTH),
            entry("services.*.read_only", Type.TRUTH),
            entry("services.*.scale", Type.WHOLE),
            entry("services.*.stdin_open", Type.TRUTH),
            entry("services.*.tty", Type.TRUTH),
            entry("services.*.ulimits.*", Type.WHOLE),
            entry("services.*.ulimits.*.hard", Type.WHOLE),
            entry("services.*.ulimits.*.soft", Type.WHOLE),
            entry("services.*.volumes.*.read_only", Type.TRUTH),
            entry("services.*.volumes.*.volume.nocopy", Type.TRUTH),
            entry("networks.*.external", Type.TRUTH),
            entry("networks.*.internal", Type.TRUTH),
            entry("networks.*.attachable", Type.TRUTH),
            entry("networks.*.enable_ipv4", Type.TRUTH),
            entry("networks.*.enable_ipv6", Type.TRUTH),
            entry("volumes.*.external", Type.TRUTH),
            entry("secrets.*.external", Type.TRUTH),
            entry("configs.*.external", Type.TRUTH)));

    private Casts() {}

    static Scalar cast(Scalar scalar, TreePath path, Problems problems) {
        if (!(scalar.value() instanceof String text)) {
            return scalar;
        }
        var type = TYPES.at(path);
        if (type.isEmpty()) {
            return scalar;
        }
        try {
            return new Scalar(type.get().parse(text), scalar.at());
        } catch (IllegalArgumentException e) {
            problems.error(scalar, path, "This must be %s, not the text \"%s\".".formatted(type.get().words, text));
            return scalar;
        }
    }

    /// `Double.valueOf` alone would take `1d` and `NaN`.
    private static Double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return Double.valueOf(text);
    }

    private static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "y", "yes", "on" -> true;
            case "false", "n", "no", "off" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
