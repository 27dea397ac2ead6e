package dev.quaymaster.compose.conformance;

import dev.quaymaster.compose.CanonicalJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Compares two models by the rules of the recorded cases: the order of sets, the spelling of
/// durations and scalars, and empty maps do not count.
final class Comparison {

    private static final Set<String> DURATIONS = Set.of(
            "interval", "timeout", "start_period", "start_interval", "stop_grace_period", "delay", "monitor", "window");
    private static final Set<String> SETS = Set.of(
            "ports",
            "volumes",
            "secrets",
            "configs",
            "cap_add",
            "cap_drop",
            "expose",
            "extra_hosts",
            "profiles",
            "aliases",
            "security_opt",
            "group_add",
            "devices",
            "dns_opt",
            "external_links",
            "links",
            "env_file",
            "tmpfs",
            "volumes_from",
            "device_cgroup_rules",
            "link_local_ips",
            "cache_from",
            "cache_to",
            "tags",
            "platforms",
            "entitlements",
            "gpus",
            "capabilities",
            "device_ids");
    private static final Set<String> NULL_MEANS_UNSET = Set.of("environment", "args", "labels", "annotations");
    private static final Set<String> EMPTY_COUNTS =
            Set.of("networks", "volumes", "services", "secrets", "configs", "models");
    private static final Set<String> FALSE_IS_UNSET = Set.of("default", "internal", "external", "attachable");
    private static final Map<String, BigDecimal> NANOS = Map.of(
            "ns", BigDecimal.ONE,
            "us", BigDecimal.valueOf(1_000L),
            "µs", BigDecimal.valueOf(1_000L),
            "ms", BigDecimal.valueOf(1_000_000L),
            "s", BigDecimal.valueOf(1_000_000_000L),
            "m", BigDecimal.valueOf(60_000_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000_000L));
    private static final Pattern PART = Pattern.compile("([\\d.]+)(ns|us|µs|ms|s|m|h)");

    private Comparison() {}

    static List<String> differences(@Nullable Object expected, @Nullable Object actual) {
        List<String> found = new ArrayList<>();
        compare(canonical(expected, "", 0), canonical(actual, "", 0), "", found);
        return found;
    }

    private static void compare(@Nullable Object expected, @Nullable Object actual, String at, List<String> found) {
        if (expected instanceof Map<?, ?> a && actual instanceof Map<?, ?> b) {
            var keys = new TreeSet<String>();
            a.keySet().forEach(key -> keys.add((String) key));
            b.keySet().forEach(key -> keys.add((String) key));
            keys.forEach(key -> compare(
                    a.containsKey(key) ? a.get(key) : "(absent)",
                    b.containsKey(key) ? b.get(key) : "(absent)",
                    at + "." + key,
                    found));
        } else if (expected instanceof List<?> a && actual instanceof List<?> b && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                compare(a.get(i), b.get(i), at + "[" + i + "]", found);
            }
        } else if (!CanonicalJson.compact(expected).equals(CanonicalJson.compact(actual))) {
            found.add("%s: expected %s, got %s"
                    .formatted(at, CanonicalJson.compact(expected), CanonicalJson.compact(actual)));
        }
    }

    private static @Nullable Object canonical(@Nullable Object value, String key, int depth) {
        return switch (value) {
            case Map<?, ?> map -> canonical(map, key, depth);
            case List<?> list -> canonical(list, key, depth);
            case null -> null;
            default -> DURATIONS.contains(key) ? duration(scalar(value)) : scalar(value);
        };
    }

    private static Object canonical(Map<?, ?> map, String key, int depth) {
        var result = new TreeMap<String, Object>();
        map.forEach((name, entry) -> {
            var child = String.valueOf(name);
            if (entry == null && !NULL_MEANS_UNSET.contains(key)) {
                boolean kept =
                        depth == 1 || key.equals("networks") || key.equals("depends_on") || key.equals("volumes");
                if (kept) {
                    put(result, child, Map.of(), key, depth);
                }
            } else {
                put(result, child, canonical(entry, child, depth + 1), key, depth);
            }
        });
        return result;
    }

    private static void put(Map<String, Object> result, String name, @Nullable Object value, String key, int depth) {
        boolean empty =
                (value instanceof Map<?, ?> map && map.isEmpty()) || (value instanceof List<?> list && list.isEmpty());
        boolean dropped = empty
                && !name.equals("command")
                && !name.equals("entrypoint")
                && depth != 1
                && !EMPTY_COUNTS.contains(key);
        boolean standard = (name.equals("create_host_path") && "true".equals(value))
                || (FALSE_IS_UNSET.contains(name) && "false".equals(value));
        if (!dropped && !standard) {
            result.put(name, value == null ? "(null)" : value);
        }
    }

    private static Object canonical(List<?> list, String key, int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(canonical(item, key, depth)));
        if (SETS.contains(key)) {
            items.sort(Comparator.comparing(CanonicalJson::compact));
        }
        return items;
    }

    private static String scalar(Object value) {
        if (value instanceof Number number) {
            var plain = new BigDecimal(number.toString()).stripTrailingZeros();
            return plain.toPlainString();
        }
        return value.toString();
    }

    private static String duration(String text) {
        var matcher = PART.matcher(text);
        var total = BigDecimal.ZERO;
        int end = 0;
        while (matcher.find()) {
            var unit = NANOS.getOrDefault(matcher.group(2), BigDecimal.ZERO);
            total = total.add(new BigDecimal(matcher.group(1)).multiply(unit));
            end = matcher.end();
        }
        return !text.isEmpty() && end == text.length() ? total.toBigInteger() + "ns" : text;
    }
}
