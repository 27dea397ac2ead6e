package dev.quaymaster.backup.recovery;

import dev.quaymaster.backup.journal.AbandonedRun;
import dev.quaymaster.backup.journal.QuietContainer;
import dev.quaymaster.backup.run.Stillness;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.words.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Lets the containers of interrupted runs go on, those last that were held first. What uses a
/// volume that is not whole stays as it is.
final class ContainerRecovery {

    private final RecoveryContext context;
    private final Map<String, BlockedUser> blocked = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private final Set<String> waiting = new HashSet<>();

    /// A container that uses volumes that are not whole.
    private record BlockedUser(Container container, List<String> volumes) {}

    /// @param broken the volumes that are not whole
    ContainerRecovery(RecoveryContext context, Set<String> broken) {
        this.context = context;
        for (var volume : broken) {
            for (var user : context.users(volume)) {
                blocked.computeIfAbsent(user.id(), _ -> new BlockedUser(user, new ArrayList<>()))
                        .volumes()
                        .add(volume);
            }
        }
    }

    /// What happened, in sentences for the user.
    List<String> told() {
        return List.copyOf(told);
    }

    /// Whether all containers of a run are as they were.
    boolean isSettled(AbandonedRun run) {
        return run.run().left().quiet().stream().noneMatch(one -> waiting.contains(one.id()));
    }

    /// Lets the containers of these runs go on.
    ///
    /// @param runs oldest first
    void resume(List<AbandonedRun> runs) {
        var held = new LinkedHashMap<String, QuietContainer>();
        var subjects = new LinkedHashMap<String, AbandonedRun>();
        for (var run : runs) {
            for (var one : run.run().left().quiet()) {
                held.merge(one.id(), one, ContainerRecovery::both);
                subjects.put(one.id(), run);
            }
        }
        for (var one : List.copyOf(held.values()).reversed()) {
            resume(one, Objects.requireNonNull(subjects.get(one.id())));
        }
        runs.forEach(this::note);
    }

    /// A container that two runs held: what it did before the first, and is now by the second.
    private static QuietContainer both(QuietContainer first, QuietContainer second) {
        return new QuietContainer(
                second.id(), second.name(), second.project(), second.service(), second.how(), first.before());
    }

    private void resume(QuietContainer one, AbandonedRun run) {
        try {
            if (isHeldBack(one)) {
                return;
            }
            if (one.how() == QuietContainer.How.STOPPED && !blocked.containsKey(one.id())) {
                context.awaitStop(one.id(), run.run().started());
            }
            if (Stillness.resume(context.engine(), one)) {
                told.add(left(one, run)
                        + switch (one.before()) {
                            case RUNNING -> "; it runs again.";
                            case PAUSED -> "; it was started and paused again.";
                        });
            }
        } catch (EngineException e) {
            waiting.add(one.id());
            told.add("%s and could not be continued: %s It is tried again at the next start."
                    .formatted(left(one, run), Sentence.of(e)));
        }
    }

    /// Whether a container must wait for a volume that is not whole. One that runs all the same was
    /// started by somebody else, and is theirs.
    private boolean isHeldBack(QuietContainer one) {
        var user = blocked.get(one.id());
        if (user == null || user.container().state() == ContainerState.RUNNING) {
            return false;
        }
        waiting.add(one.id());
        told.add("%s stays %s until the volume %s is put right."
                .formatted(one.name(), one.how().words(), String.join(", ", user.volumes())));
        return true;
    }

    private static String left(QuietContainer one, AbandonedRun run) {
        return "%s was left %s by %s"
                .formatted(one.name(), one.how().words(), run.run().words());
    }

    /// Writes down what goes on, so that the next start does not do it again.
    private void note(AbandonedRun run) {
        for (var one : run.run().left().quiet()) {
            if (!waiting.contains(one.id())) {
                try {
                    run.resumed(one);
                } catch (IOException e) {
                    waiting.add(one.id());
                    told.add("The journal " + run.file() + " cannot be written: " + FileFailure.reason(e) + ".");
                }
            }
        }
    }
}
