package dev.quaymaster.stack.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names the attributes of a container that differ from what is asked for: limits, rights, mounts,
/// places in networks. An attribute nobody asks for has the image's value, or one of the engine's.
///
/// Where the engine's own value cannot be told from one that was asked for before, the attribute
/// counts only when nothing else differs.
final class SettingDifferences {

    private static final String MOUNT = "mount at ";
    private static final String NETWORK = "network ";

    /// What engines put where nothing is asked for.
    private static final Map<String, Set<String>> ENGINES_OWN = Map.of(
            "shm_size", Set.of("64m"),
            "ipc", Set.of("private", "shareable"),
            "cgroup", Set.of("private", "host"),
            "runtime", Set.of("runc", "io.containerd.runc.v2"),
            "logging", Set.of("json-file", "local", "journald"),
            "mem_swappiness", Set.of("-1"),
            "pids_limit", Set.of("-1"),
            "memswap_limit", Set.of("-1"));

    /// Daemons may be set up to have their own values for these, or not to keep what they were
    /// told.
    private static final Set<String> DOUBTFUL = Set.of(
            "logging",
            "init",
            "runtime",
            "ulimits",
            "cgroup",
            "cgroup_parent",
            "ipc",
            "shm_size",
            "hostname",
            "memswap_limit",
            "mem_swappiness",
            "oom_kill_disable",
            "pids_limit",
            "annotations",
            "healthcheck",
            "volumes_from");

    private final SortedMap<String, String> made;
    private final SortedMap<String, String> asked;
    private final SortedMap<String, String> ofImage;
    private final Set<String> networks;
    private final List<String> certain = new ArrayList<>();
    private final List<String> doubtful = new ArrayList<>();

    /// @param made what the container was made with
    /// @param asked what a new one would be made with
    /// @param ofImage what the image gives where nothing is asked for
    /// @param networks names of the networks the container is in
    SettingDifferences(
            SortedMap<String, String> made,
            SortedMap<String, String> asked,
            SortedMap<String, String> ofImage,
            Set<String> networks) {
        this.made = made;
        this.asked = asked;
        this.ofImage = ofImage;
        this.networks = networks;
    }

    /// Returns what differs, such as `mem_limit 64m → 128m`.
    List<String> describe() {
        var names = new TreeSet<>(made.keySet());
        names.addAll(asked.keySet());
        for (var name : names) {
            if (name.startsWith(MOUNT)) {
                mount(name);
            } else if (name.startsWith(NETWORK)) {
                place(name);
            } else {
                attribute(name);
            }
        }
        return certain.isEmpty() ? doubtful : certain;
    }

    private void attribute(String name) {
        var before = made.getOrDefault(name, "");
        var after = expected(name);
        if (before.equals(after) || isEnginesOwn(name, before)) {
            return;
        }
        var partly = name.equals("healthcheck") && parts(before).containsAll(parts(after));
        var unsure = DOUBTFUL.contains(name) && (!asked.containsKey(name) || before.isEmpty());
        (unsure || partly ? doubtful : certain).add(changed(name, before, after));
    }

    private String expected(String name) {
        var said = asked.getOrDefault(name, "");
        var given = ofImage.getOrDefault(name, "");
        if (name.equals("expose")) {
            return Stream.of(said, given)
                    .flatMap(list -> Arrays.stream(list.split(" ")))
                    .filter(port -> !port.isEmpty())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
        return said.isEmpty() ? given : said;
    }

    private boolean isEnginesOwn(String name, String before) {
        if (asked.containsKey(name)) {
            return false;
        }
        return ENGINES_OWN.getOrDefault(name, Set.of()).contains(before)
                || (name.equals("hostname") && before.matches("[0-9a-f]{12}"))
                || (name.equals("memswap_limit") && asked.containsKey("mem_limit"));
    }

    private static List<String> parts(String check) {
        return Arrays.asList(check.split(" · "));
    }

    /// An unnamed volume that was carried over has the name of the one it is.
    private void mount(String name) {
        var before = unnamed(made.getOrDefault(name, ""));
        var after = unnamed(asked.getOrDefault(name, ""));
        if (before.equals(after)) {
            return;
        }
        if (before.isEmpty()) {
            certain.add(name + " added");
        } else if (!after.isEmpty()) {
            certain.add(changed(name, before, after));
        } else if (!before.equals("volume")) {
            certain.add(name + " removed");
        }
    }

    private static String unnamed(String source) {
        return source.replaceFirst("^[0-9a-f]{64}", "volume");
    }

    /// A network the container is to leave or to enter is named as such, not by its attributes.
    private void place(String name) {
        var network = name.split(" ", 3)[1];
        var wanted = asked.keySet().stream().anyMatch(k -> k.startsWith(NETWORK + network + " "));
        var given = name.endsWith(" mac_address") && !asked.containsKey(name);
        var before = made.getOrDefault(name, "");
        var after = asked.getOrDefault(name, "");
        if (wanted && networks.contains(network) && !given && !before.equals(after)) {
            certain.add(changed(name, without(before, after), without(after, before)));
        }
    }

    /// Of several words only those that differ: every container has its own names as aliases.
    private static String without(String words, String others) {
        var common = Set.copyOf(Arrays.asList(others.split(" ")));
        return Arrays.stream(words.split(" "))
                .filter(word -> !common.contains(word))
                .collect(Collectors.joining(" "));
    }

    private static String changed(String name, String before, String after) {
        return name + " " + Masked.line(before) + " → " + Masked.line(after);
    }
}
