package dev.quaymaster.settings;

import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.PlanSource;
import dev.quaymaster.backup.schedule.Schedule;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/// Settings as YAML text and back. Words that are missing take their defaults; words that make no
/// sense are an error.
final class SettingsYaml {

    private SettingsYaml() {}

    static String print(Settings settings) {
        var root = new LinkedHashMap<String, Object>();
        root.put("stacks", settings.stacks().stream().map(Path::toString).toList());
        root.put("plans", settings.plans().stream().map(SettingsYaml::plan).toList());
        if (!settings.engines().isEmpty()) {
            root.put("engines", settings.engines().stream().map(SettingsYaml::engine).toList());
        }
        if (!settings.lockedVolumes().isEmpty()) {
            root.put("locked-volumes", List.copyOf(settings.lockedVolumes()));
        }
        root.put("preferences", preferences(settings.preferences()));
        var style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        style.setIndent(2);
        return new Yaml(new Representer(style), style).dump(root);
    }

    static Settings parse(String text) {
        var tree = YamlTree.of(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        return new Settings(
                tree.texts("stacks").stream().map(Path::of).toList(),
                tree.list("plans").stream().map(SettingsYaml::plan).toList(),
                tree.list("engines").stream().map(SettingsYaml::engine).toList(),
                new TreeSet<>(tree.texts("locked-volumes")),
                preferences(tree.child("preferences")));
    }

    private static Map<String, Object> plan(BackupPlan plan) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", plan.name());
        plan.source().stack().ifPresent(stack -> map.put("stack", stack));
        plan.source().composeFile().ifPresent(file -> map.put("file", file.toString()));
        map.put("volumes", plan.source().volumes());
        plan.schedule()
                .ifPresent(
                        schedule -> {
                            map.put("schedule", schedule.expression());
                            map.put("zone", schedule.zone().getId());
                        });
        map.put("keep-last", plan.retention().last());
        map.put("destination", plan.destination().toString());
        var methods = new LinkedHashMap<String, String>();
        plan.methods().forEach((volume, method) -> methods.put(volume, word(method)));
        map.put("methods", methods);
        return map;
    }

    private static BackupPlan plan(YamlTree tree) {
        var methods = new TreeMap<String, Consistency>();
        tree.child("methods")
                .entries()
                .forEach(
                        (volume, method) ->
                                methods.put(volume, constant(Consistency.class, method)));
        var zone = tree.text("zone").map(SettingsYaml::zone).orElseGet(ZoneId::systemDefault);
        return new BackupPlan(
                tree.required("name"),
                new PlanSource(
                        tree.text("stack"), tree.text("file").map(Path::of), tree.texts("volumes")),
                tree.text("schedule").map(text -> Schedule.of(text, zone)),
                RetentionPolicy.keepLast(
                        tree.text("keep-last").map(SettingsYaml::number).orElse(7)),
                Path.of(tree.required("destination")),
                methods,
                false);
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
                tree.text("reduced-motion").map(Boolean::parseBoolean).orElse(false),
                tree.text("engine"),
                tree.text("backups").map(Path::of));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no time zone “" + id + "”", e);
        }
    }
}
