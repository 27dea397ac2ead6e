package dev.quaymaster.ui.stack;

import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.logs.LogFeed;
import dev.quaymaster.logs.LogOrigin;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.ui.terminal.TerminalTarget;
import java.util.Comparator;
import java.util.List;

/// Whose logs belong to a stack, who takes a terminal, and what each is called.
final class StackLogs {

    private StackLogs() {}

    /// All containers of a stack, by service and number.
    static List<LogFeed.Followed> of(StackPicture picture) {
        return picture.observed().stream()
                .flatMap(state -> state.allContainers())
                .sorted(Comparator.comparing(ObservedContainer::service)
                        .thenComparingInt(ObservedContainer::number)
                        .thenComparing(ObservedContainer::name))
                .map(one -> new LogFeed.Followed(
                        one.id(),
                        new LogOrigin(one.service(), label(picture, one)),
                        one.state() == ContainerState.RUNNING))
                .toList();
    }

    /// The containers that a terminal can be opened in.
    static List<TerminalTarget> terminals(StackPicture picture) {
        return of(picture).stream()
                .filter(LogFeed.Followed::running)
                .map(one -> new TerminalTarget(one.id(), one.origin().label()))
                .toList();
    }

    private static String label(StackPicture picture, ObservedContainer one) {
        return picture.containers(one.service()).size() > 1 && one.number() > 0
                ? one.service() + "-" + one.number()
                : one.service();
    }
}
