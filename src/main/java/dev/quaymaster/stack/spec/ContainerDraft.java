package dev.quaymaster.stack.spec;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.MountPoint;
import java.util.List;
import java.util.Optional;

/// A container that is to be made, as far as it is known when the plan is.
///
/// @param project the project it belongs to
/// @param service the service it is one of
/// @param number its number within the service, from 1; 0 for a one-off
/// @param replaced the container whose place it takes
/// @param oneOff what is special when `run` makes it
public record ContainerDraft(
        Project project, Service service, int number, Optional<Replaced> replaced, Optional<OneOff> oneOff) {

    /// A container whose place is taken.
    ///
    /// @param id its id
    /// @param inherited the anonymous volumes that go on to the new container
    public record Replaced(String id, List<MountPoint> inherited) {
        public Replaced {
            inherited = List.copyOf(inherited);
        }
    }

    /// A container made by `run`.
    ///
    /// @param slug 64 hex digits that tell it from others
    /// @param autoRemove whether the engine removes it when it ends
    /// @param attachStdin whether its standard input is the caller's
    /// @param useAliases whether it answers to the service's names, as `up` containers do
    public record OneOff(String slug, boolean autoRemove, boolean attachStdin, boolean useAliases) {}

    /// Returns the name it has in the end.
    public String name() {
        var usual = project.name() + "-" + service.name() + "-";
        return service.process()
                .containerName()
                .orElseGet(() -> usual
                        + oneOff.map(run -> "run-" + run.slug().substring(0, 12))
                                .orElse(String.valueOf(number)));
    }

    /// Returns the name it is made with: while the container it replaces is there, that one has its
    /// name.
    public String firstName() {
        return replaced.map(old -> old.id().substring(0, 12) + "_" + name()).orElseGet(this::name);
    }

    @Override
    public String toString() {
        return firstName();
    }
}
