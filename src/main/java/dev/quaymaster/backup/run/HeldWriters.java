package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.journal.QuietContainer.How;
import dev.quaymaster.backup.run.NotResumedException.NotResumed;
import dev.quaymaster.engine.Container;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The containers that are held for copies of one moment. Used by one thread.
final class HeldWriters implements AutoCloseable {

    private final BackupRunner.Run run;
    private final List<Stillness> held = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    HeldWriters(BackupRunner.Run run) {
        this.run = run;
    }

    /// Holds those that are not held yet.
    void hold(Collection<Container> containers, How how) {
        var more =
                containers.stream().filter(container -> ids.add(container.id())).toList();
        if (more.isEmpty()) {
            return;
        }
        var names =
                String.join(", ", more.stream().map(Container::name).sorted().toList());
        run.tracker()
                .step(
                        switch (how) {
                            case PAUSED -> Phase.QUIESCING;
                            case STOPPED -> Phase.STOPPING;
                        },
                        names);
        held.add(Stillness.hold(run.engine(), run.journal(), more, how));
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /// Who is held, and for how long since the first was.
    VolumeCopier.Held now() {
        var names =
                held.stream().flatMap(still -> still.names().stream()).sorted().toList();
        return held.isEmpty() ? VolumeCopier.Held.NOBODY : new VolumeCopier.Held(names, held.getFirst()::millis);
    }

    /// Lets all go on, the last held first.
    ///
    /// @return those that could not; empty when all is as it was
    List<NotResumed> resume() {
        return held.reversed().stream()
                .flatMap(still -> still.resume().stream())
                .toList();
    }

    /// Lets all go on, the last held first, whether or not one of them fails. May be called again.
    @Override
    public void close() {
        RuntimeException failure = null;
        while (!held.isEmpty()) {
            try {
                held.removeLast().close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
