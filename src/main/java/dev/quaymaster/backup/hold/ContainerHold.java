package dev.quaymaster.backup.hold;

import dev.quaymaster.backup.journal.QuietContainer;
import dev.quaymaster.backup.journal.QuietContainer.Before;
import dev.quaymaster.backup.journal.QuietContainer.How;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.Optional;

/// One container that is held still.
///
/// @param container as it was when this was planned
/// @param how how it is held
/// @param provider the container that it cannot run without and that is held; empty when it is held
///   for its own sake
public record ContainerHold(Container container, How how, Optional<String> provider) {

    /// What it did before, and does again afterwards.
    public Before before() {
        return container.state() == ContainerState.PAUSED ? Before.PAUSED : Before.RUNNING;
    }

    /// What is done to it, for a plan: `stop app`.
    public String holdLine() {
        return how.verb()
                + " "
                + container.name()
                + provider.map(name -> ", which cannot run without " + name).orElse("");
    }

    /// What is done afterwards: `start app`.
    public String resumeLine() {
        return switch (how) {
            case PAUSED -> "let " + container.name() + " go on";
            case STOPPED ->
                switch (before()) {
                    case RUNNING -> "start " + container.name();
                    case PAUSED -> "start " + container.name() + " and pause it again";
                };
        };
    }

    /// As it is written down before it is touched.
    public QuietContainer quiet() {
        return new QuietContainer(
                container.id(),
                container.name(),
                container.labels().getOrDefault(ComposeLabels.PROJECT, ""),
                container.labels().getOrDefault(ComposeLabels.SERVICE, ""),
                how,
                before());
    }
}
