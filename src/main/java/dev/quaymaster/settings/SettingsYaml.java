package dev.quaymaster.settings;

import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.PlanSource;
import dev.quaymaster.backup.schedule.Schedule;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Settings as YAML text and back. Words that are missing take their defaults; words that make no
/// sense are an error. So is whatever may be meant for `locked-volumes` and is not: a lock that is
/// overlooked is a volume lost.
final class SettingsYaml {

    private static final String LOCKED = "locked-volumes";
    private static final String PREFERENCES = "preferences";
    private static final String VERSION = "version";
    private static final Set<String> KNOWN = Set.of(VERSION, "stacks", "plans", "engines", LOCKED, PREFERENCES);
    private static final Set<String> OF_PLANS =
            Set.of("name", "stack", "file", "volumes", "schedule", "zone", "keep-last", "destination", "methods");

    /// What an engine's plugin may call a volume, and two names run together by a slip are not.
    private static final Pattern VOLUME_NAME = Pattern.compile("[^\\s\\p{Cntrl},\"'\\[\\]{}]+");

    private SettingsYaml() {}

    static String print(SettingsDocument document) {
        var settings = document.settings();
        var root = new LinkedHashMap<String, Object>();
        root.put(VERSION, document.version());
        root.put("stacks", settings.stacks().stream().map(Path::toString).toList());
        root.put("plans", settings.plans().stream().map(SettingsYaml::plan).toList());
        if (!settings.engines().isEmpty()) {
            root.put(
                    "engines",
                    settings.engines().stream().map(SettingsYaml::engine).toList());
        }
        if (!settings.lockedVolumes().isEmpty()) {
            root.put(LOCKED, List.copyOf(settings.lockedVolumes()));
        }
        root.putAll(document.others());
        // stands last: a file that lacks it was cut off, maybe within the locks
        root.put(PREFERENCES, preferences(settings.preferences()));
        return PlainYaml.write(root);
    }

    static SettingsDocument parse(String text) {
        var loaded = PlainYaml.read(text);
        if (loaded == null) {
            throw new IllegalArgumentException("is empty");
        }
        var tree = YamlTree.of("the file", loaded);
        if (tree.entriesByKey().containsKey(VERSION) && !tree.entriesByKey().containsKey(PREFERENCES)) {
            throw new IllegalArgumentException("is cut off: its end is missing");
        }
        refuseMisplacedLocks(tree);
        var settings = new Settings(
                tree.texts("stacks").stream().map(Path::of).toList(),
                tree.list("plans").stream().map(SettingsYaml::plan).toList(),
                tree.list("engines").stream().map(SettingsYaml::engine).toList(),
                lockedVolumes(tree),
                preferences(tree.child(PREFERENCES)));
        return new SettingsDocument(
                settings, tree.without(KNOWN), tree.number(VERSION).orElse(1));
    }

    private static SortedSet<String> lockedVolumes(YamlTree tree) {
        var names = new TreeSet<>(tree.texts(LOCKED));
        for (var name : names) {
            if (!VOLUME_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(LOCKED + ": “" + name + "” is no name of a volume");
            }
        }
        return names;
    }

    /// Locks under a misspelt name, or moved below another entry by a wrong indent.
    private static void refuseMisplacedLocks(YamlTree tree) {
        refuseLocksAmong(tree.without(KNOWN).keySet());
        refuseLocksAmong(tree.child(PREFERENCES).entriesByKey().keySet());
        tree.list("engines").forEach(one -> refuseLocksAmong(one.entriesByKey().keySet()));
        tree.list("plans").forEach(one -> refuseLocksAmong(one.without(OF_PLANS).keySet()));
    }

    private static void refuseLocksAmong(Set<String> keys) {
        for (var key : keys) {
            var word = key.toLowerCase(Locale.ROOT);
            if (word.contains("lock") || word.contains("volume")) {
                throw new IllegalArgumentException(
                        "“" + key + "” is not known; locked volumes are listed as " + LOCKED + ", at the left margin");
            }
        }
    }

    private static Map<String, Object> plan(BackupPlan plan) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", plan.name());
        plan.source().stack().ifPresent(stack -> map.put("stack", stack));
        plan.source().composeFile().ifPresent(file -> map.put("file", file.toString()));
        map.put("volumes", plan.source().volumes());
        plan.schedule().ifPresent(schedule -> {
            map.put("schedule", schedule.expression());
            map.put("zone", schedule.zone().getId());
        });
        map.put("keep-last", plan.retention().last());
        map.put("destination", plan.destination().toString());
        var methods = new LinkedHashMap<String, String>();
        plan.methods().forEach((volume, method) -> methods.put(volume, word(method)));
        map.put("methods", methods);
        plan.made().ifPresent(moment -> map.put("made", moment.toString()));
        return map;
    }

    private static BackupPlan plan(YamlTree tree) {
        var methods = new TreeMap<String, Consistency>();
        tree.child("methods")
                .entries()
                .forEach((volume, method) -> methods.put(volume, constant(Consistency.class, method)));
        var zone = tree.text("zone").map(SettingsYaml::zone).orElseGet(ZoneId::systemDefault);
        return new BackupPlan(
                tree.required("name"),
                new PlanSource(tree.text("stack"), tree.text("file").map(Path::of), tree.texts("volumes")),
                tree.text("schedule").map(text -> Schedule.of(text, zone)),
                RetentionPolicy.keepLast(tree.number("keep-last").orElse(7)),
                Path.of(tree.required("destination")),
                methods,
                false,
                tree.text("made").map(SettingsYaml::moment));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("“" + text + "” is no moment in UTC", e);
        }
    }

    private static Map<String, Object> engine(AddedEngine engine) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", engine.name());
        map.put("host", engine.host());
        engine.certificates().ifPresent(folder -> map.put("certificates", folder.toString()));
        return map;
    }

    private static AddedEngine engine(YamlTree tree) {
        return new AddedEngine(
                tree.required("name"),
                tree.required("host"),
                tree.text("certificates").map(Path::of));
    }

    private static Map<String, Object> preferences(Preferences preferences) {
        var map = new LinkedHashMap<String, Object>();
        map.put("theme", word(preferences.theme()));
        map.put("reduced-motion", preferences.reducedMotion());
        preferences.engine().ifPresent(engine -> map.put("engine", engine));
        preferences.backups().ifPresent(folder -> map.put("backups", folder.toString()));
        return map;
    }

    private static Preferences preferences(YamlTree tree) {
        return new Preferences(
                tree.text("theme")
                        .map(word -> constant(Preferences.Theme.class, word))
                        .orElse(Preferences.Theme.SYSTEM),
                tree.truth("reduced-motion").orElse(false),
                tree.text("engine"),
                tree.text("backups").map(Path::of));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("“" + word + "” is not known", e);
        }
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no time zone “" + id + "”", e);
        }
    }
}
