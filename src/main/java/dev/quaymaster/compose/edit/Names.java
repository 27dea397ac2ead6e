package dev.quaymaster.compose.edit;

import dev.quaymaster.compose.edit.SourceLine.Step;
import dev.quaymaster.compose.model.Project;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is defined and can be referred to.
///
/// @param names names by kind, sorted
public record Names(Map<Kind, SortedSet<String>> names) {

    /// What a name stands for; the sections of a compose file, and variables.
    public enum Kind {
        /// A service.
        SERVICES("service"),
        /// A network.
        NETWORKS("network"),
        /// A volume.
        VOLUMES("volume"),
        /// A secret.
        SECRETS("secret"),
        /// A config.
        CONFIGS("config"),
        /// A variable of an env file.
        VARIABLES("variable");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /// Nothing is defined.
    public static final Names NONE = new Names(Map.of());

    /// Copies the names.
    public Names {
        var copy = new EnumMap<Kind, SortedSet<String>>(Kind.class);
        names.forEach((kind, some) -> copy.put(kind, new TreeSet<>(some)));
        names = copy;
    }

    /// The names a file defines, also when it is broken.
    ///
    /// @param lines the file
    public static Names in(List<String> lines) {
        var found = new EnumMap<Kind, SortedSet<String>>(Kind.class);
        var section = "";
        int column = 0;
        for (var text : lines) {
            var line = SourceLine.of(text);
            if (line.isEmpty() || line.steps().isEmpty() || !(line.steps().getFirst() instanceof Step.Key key)) {
                continue;
            }
            if (key.column() == 0) {
                section = key.name();
                column = 0;
            } else if (column == 0 || key.column() == column) {
                column = key.column();
                add(found, section, key.name());
            }
        }
        return new Names(found);
    }

    private static void add(Map<Kind, SortedSet<String>> found, String section, String name) {
        for (var kind : Kind.values()) {
            if (kind != Kind.VARIABLES && kind.name().toLowerCase(Locale.ROOT).equals(section)) {
                found.computeIfAbsent(kind, _ -> new TreeSet<>()).add(name);
            }
        }
    }

    /// The names of a project, of all its files.
    ///
    /// @param project the project
    public static Names of(Project project) {
        var services = new TreeSet<>(project.services().keySet());
        services.addAll(project.disabledServices().keySet());
        return new Names(Map.of(
                Kind.SERVICES, services,
                Kind.NETWORKS, new TreeSet<>(project.networks().keySet()),
                Kind.VOLUMES, new TreeSet<>(project.volumes().keySet()),
                Kind.SECRETS, new TreeSet<>(project.secrets().keySet()),
                Kind.CONFIGS, new TreeSet<>(project.configs().keySet())));
    }

    /// The same with variables.
    ///
    /// @param variables their names
    public Names withVariables(Collection<String> variables) {
        var more = new EnumMap<Kind, SortedSet<String>>(Kind.class);
        more.put(Kind.VARIABLES, new TreeSet<>(variables));
        return and(new Names(more));
    }

    /// These and others.
    ///
    /// @param others other names
    public Names and(Names others) {
        var all = new EnumMap<Kind, SortedSet<String>>(Kind.class);
        names.forEach((kind, some) -> all.put(kind, new TreeSet<>(some)));
        others.names.forEach(
                (kind, some) -> all.computeIfAbsent(kind, _ -> new TreeSet<>()).addAll(some));
        return new Names(all);
    }

    /// The names of one kind.
    ///
    /// @param kind what they stand for
    public SortedSet<String> of(Kind kind) {
        return names.getOrDefault(kind, new TreeSet<>());
    }
}
