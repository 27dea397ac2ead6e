package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.project.StackFiles;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The stacks of an engine whose containers or volumes carry backup labels, whether they were ever
/// opened here or not. What their plans are is read from their compose files, which are believed
/// only where they are compose files of this machine.
///
/// @param stacks sorted by name
/// @param answered whether the engine could be asked
public record LabelledStacks(List<LabelledStack> stacks, boolean answered) {

    /// Where no engine is asked.
    public static final LabelledStacks NONE = new LabelledStacks(List.of(), true);

    public LabelledStacks {
        stacks = List.copyOf(stacks);
    }

    /// One stack.
    ///
    /// @param name of the compose project
    /// @param named the compose files that its containers name
    /// @param files those, where all of them are compose files of this machine
    public record LabelledStack(String name, List<Path> named, Optional<ComposeFiles> files) {

        public LabelledStack {
            named = List.copyOf(named);
        }

        /// Whether one of these files or folders is where it comes from.
        boolean isOf(List<Path> known) {
            return known.stream()
                    .map(path -> path.toAbsolutePath().normalize())
                    .anyMatch(path -> named.contains(path) || folders().anyMatch(path::equals));
        }

        private Stream<Path> folders() {
            return named.stream().map(Path::getParent);
        }
    }

    /// Looks for them. Blocks; an engine that does not answer is no failure.
    ///
    /// @param connection gives the engine
    /// @param environment the variables compose files may use
    public static LabelledStacks at(Supplier<Engine> connection, Map<String, String> environment) {
        try {
            return new LabelledStacks(read(connection.get(), environment), true);
        } catch (EngineException e) {
            return new LabelledStacks(List.of(), false);
        }
    }

    private static List<LabelledStack> read(Engine engine, Map<String, String> environment) {
        var ofStacks = LabelFilter.has(ComposeLabels.PROJECT);
        var containers = engine.containers(ofStacks);
        var names = new TreeSet<String>();
        Stream.concat(
                        containers.stream().map(Container::labels),
                        engine.volumes(ofStacks).stream().map(Volume::labels))
                .filter(labels -> new BackupLabels("", labels).asks())
                .map(labels -> labels.get(ComposeLabels.PROJECT))
                .forEach(names::add);
        var byStack = containers.stream()
                .collect(Collectors.groupingBy(one -> one.labels().get(ComposeLabels.PROJECT)));
        Function<String, LabelledStack> stack =
                name -> stack(name, byStack.getOrDefault(name, List.of()), engine.onThisMachine(), environment);
        return names.stream().map(stack).toList();
    }

    private static LabelledStack stack(
            String name, List<Container> containers, boolean onThisMachine, Map<String, String> environment) {
        var believed = StackFiles.labelled(name, containers, onThisMachine);
        var named = StackFiles.named(containers);
        var files = believed.isEmpty() || believed.size() < named.size()
                ? Optional.<ComposeFiles>empty()
                : Optional.ofNullable(believed.getFirst().getParent())
                        .map(folder -> files(name, believed, folder, environment));
        return new LabelledStack(name, named, files);
    }

    private static ComposeFiles files(String name, List<Path> files, Path folder, Map<String, String> environment) {
        return new ComposeFiles(files, folder, environment, List.of(), List.of(), Optional.of(name));
    }
}
