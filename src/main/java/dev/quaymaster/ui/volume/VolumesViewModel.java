package dev.quaymaster.ui.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.volume.VolumeLocks;
import dev.quaymaster.volume.VolumeUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The volumes of the engine and who uses them. Sizes follow later: the engine takes its time to
/// measure them.
final class VolumesViewModel {

    /// What is known of the volumes.
    sealed interface State {

        /// Asked for the first time.
        record Loading() implements State {}

        /// The volumes, in the order of their names.
        record Ready(List<VolumeSummary> volumes) implements State {

            /// Copies the list.
            public Ready {
                volumes = List.copyOf(volumes);
            }
        }

        /// The engine did not answer.
        record Failed(String why) implements State {}
    }

    private final Engine engine;
    private final Supplier<Optional<Set<String>>> locked;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private Map<String, Long> sizes = Map.of();
    private boolean reading;
    private boolean again;
    private boolean measuring;

    /// @param locked names of the volumes the user protected, as of now; empty when that is not
    ///   known; may block
    VolumesViewModel(Engine engine, Supplier<Optional<Set<String>>> locked, Tasks tasks) {
        this.engine = engine;
        this.locked = locked;
        this.tasks = tasks;
    }

    /// What is known now.
    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The volume of that name, if it is known.
    Optional<VolumeSummary> volume(String name) {
        return state.get() instanceof State.Ready ready
                ? ready.volumes().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    /// Asks the engine anew; calls while it is being asked are served together afterwards.
    void refresh() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        tasks.run(this::read, this::found, this::failed);
    }

    /// Asks the engine for the sizes, which can take it minutes; nothing waits for them.
    void measure() {
        if (!measuring) {
            measuring = true;
            tasks.run(engine::volumeSizes, this::measured, _ -> measuring = false);
        }
    }

    private List<VolumeSummary> read() {
        var users = VolumeUsage.byVolume(engine.containers(LabelFilter.all()));
        var volumes = engine.volumes(LabelFilter.all());
        var locks = locked.get().map(names -> VolumeLocks.of(names, volumes));
        return volumes.stream()
                .map(volume -> new VolumeSummary(
                        volume,
                        users.getOrDefault(volume.name(), List.of()),
                        OptionalLong.empty(),
                        VolumeProtection.of(locks, volume.name())))
                .toList();
    }

    private void found(List<VolumeSummary> volumes) {
        state.set(new State.Ready(volumes.stream().map(this::sized).toList()));
        finish();
    }

    private void failed(Throwable failure) {
        var why = failure instanceof EngineException e ? e.getMessage() : failure.toString();
        state.set(new State.Failed(why));
        finish();
    }

    private void finish() {
        reading = false;
        if (again) {
            again = false;
            refresh();
        }
    }

    private void measured(Map<String, Long> found) {
        measuring = false;
        sizes = Map.copyOf(found);
        if (state.get() instanceof State.Ready ready) {
            state.set(new State.Ready(ready.volumes().stream().map(this::sized).toList()));
        }
    }

    private VolumeSummary sized(VolumeSummary summary) {
        var size = sizes.get(summary.name());
        return new VolumeSummary(
                summary.volume(),
                summary.users(),
                size == null ? OptionalLong.empty() : OptionalLong.of(size),
                summary.protection());
    }
}
