package dev.quaymaster.stack;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All stacks of an engine: everything that carries compose's labels.
public final class StackList {

    private StackList() {}

    /// Reads all stacks, sorted by name.
    ///
    /// @throws dev.quaymaster.engine.EngineException when the engine cannot be asked
    public static List<StackSummary> read(Engine engine) {
        var filter = LabelFilter.has(ComposeLabels.PROJECT).and(LabelFilter.has(ComposeLabels.CONFIG_HASH));
        return engine.containers(filter).stream()
                .collect(groupingBy(container -> label(container, ComposeLabels.PROJECT), TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(stack -> summary(stack.getKey(), stack.getValue()))
                .toList();
    }

    private static StackSummary summary(String name, List<Container> containers) {
        var files = values(containers, ComposeLabels.CONFIG_FILES)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .distinct()
                .toList();
        return new StackSummary(
                name,
                count(containers, ContainerState.RUNNING),
                count(containers, ContainerState.PAUSED),
                containers.size(),
                files,
                values(containers, ComposeLabels.WORKING_DIRECTORY).findFirst().orElse(""),
                values(containers, ComposeLabels.SERVICE).sorted().toList());
    }

    private static int count(List<Container> containers, ContainerState state) {
        return (int) containers.stream()
                .filter(container -> container.state() == state)
                .count();
    }

    private static Stream<String> values(List<Container> containers, String label) {
        return containers.stream()
                .map(container -> label(container, label))
                .filter(value -> !value.isEmpty())
                .distinct();
    }

    private static String label(Container container, String key) {
        return container.labels().getOrDefault(key, "");
    }
}
