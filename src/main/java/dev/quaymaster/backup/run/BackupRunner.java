package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.SetInfo;
import dev.quaymaster.backup.SetOrigin;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.run.NotResumedException.NotResumed;
import dev.quaymaster.backup.store.SetDraft;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.files.LockFile;
import dev.quaymaster.files.MachineId;
import dev.quaymaster.stack.run.StackLocks;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes backups.
public final class BackupRunner {

    private static final System.Logger LOG = System.getLogger(BackupRunner.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Engine engine;
    private final Path journals;
    private final StackLocks locks;
    private final List<NotResumed> notResumed = new ArrayList<>();
    private final Clock clock;
    private final HistoryWriter history;
    private final Duration stallLimit;

    /// Warnings go to the log.
    ///
    /// @param journals the folder in which unfinished runs are written down
    public BackupRunner(Engine engine, Path journals, Clock clock) {
        this(engine, journals, clock, new HistoryWriter(clock, text -> LOG.log(System.Logger.Level.WARNING, text)));
    }

    BackupRunner(Engine engine, Path journals, Clock clock, HistoryWriter history) {
        this(engine, journals, clock, history, StallWatch.USUAL);
    }

    /// @param stallLimit how long the engine may be silent while containers are held
    BackupRunner(Engine engine, Path journals, Clock clock, HistoryWriter history, Duration stallLimit) {
        this.history = history;
        this.engine = engine;
        this.stallLimit = stallLimit;
        this.journals = journals;
        this.locks = StackLocks.beside(journals);
        this.clock = clock;
    }

    /// Makes one set as [#run(BackupRequest, Duration, Consumer)] does; another run that works on
    /// the store is not waited for.
    public BackupSet run(BackupRequest request, Consumer<BackupProgress> progress) {
        return run(request, Duration.ZERO, progress);
    }

    /// Makes one set, complete or not at all. Whatever happens, containers that were held still go
    /// on before this returns.
    ///
    /// @param patience how long to wait at most for another run that works on the store
    /// @throws BackupException with a message for the user; LOCKED when another run works on the
    ///   store, or still on the stack after ten minutes, DISK_FULL with the room needed, CANCELLED
    ///   when the thread was interrupted
    public BackupSet run(BackupRequest request, Duration patience, Consumer<BackupProgress> progress) {
        notResumed.clear();
        requireOutside(request);
        var action = "The backup of " + request.subject();
        var tracker = new Tracker(progress);
        var asked = clock.instant();
        try (var _ = lock(request, patience)) {
            var started = clock.instant(); // not before it waited, or two sets could change places
            var set = make(request, SetNames.id(request.subject(), started), started, tracker);
            history.complete(request, set);
            progress.accept(BackupProgress.step(Phase.DONE, request.subject()));
            return set;
        } catch (IOException | RuntimeException e) {
            var failure = RunFailures.of(e, action, request.store().folder(), tracker.expected());
            throw history.failed(request, asked, failure);
        }
    }

    /// The containers that the last run held and that could not go on; its set is good all the
    /// same.
    List<NotResumed> notResumed() {
        return List.copyOf(notResumed);
    }

    /// Before anything is written there, be it only the lock.
    private void requireOutside(BackupRequest request) {
        if (engine.onThisMachine()) {
            List<Volume> volumes;
            try {
                volumes = EngineSubject.look(engine, request).volumes();
            } catch (BackupException | EngineException e) {
                LOG.log(System.Logger.Level.DEBUG, "looked at again by the run, which tells", e);
                return;
            }
            DestinationCheck.requireOutside(request.store().folder(), volumes);
        }
    }

    private static LockFile lock(BackupRequest request, Duration patience) {
        var purpose = "backup of " + request.subject();
        return patience.isZero()
                ? request.store().lock(purpose)
                : request.store().await(purpose, patience);
    }

    private BackupSet make(BackupRequest request, String id, Instant started, Tracker tracker) throws IOException {
        tracker.step(Phase.PREPARING, request.subject());
        var subject = EngineSubject.look(engine, request);
        try (var _ = hold(request, subject);
                var journal = RunJournal.begin(
                        journals,
                        RunJournal.Kind.BACKUP,
                        id,
                        request.subject(),
                        request.store().folder());
                var draft = request.store().begin(id)) {
            return fill(draft, request, started, new Run(engine, journal, tracker, clock, stallLimit));
        }
    }

    /// Waits for a start, stop or restore of the same stacks: a backup that came at a bad moment is
    /// late, not lost.
    private StackLocks.Held hold(BackupRequest request, EngineSubject subject) throws IOException {
        try {
            return locks.await(subject.lockNames(), "backup of " + request.subject(), PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled while waiting for another run");
        }
    }

    /// What a run works with.
    ///
    /// @param stallLimit how long the engine may be silent while containers are held
    record Run(Engine engine, RunJournal journal, Tracker tracker, Clock clock, Duration stallLimit) {}

    private BackupSet fill(SetDraft draft, BackupRequest request, Instant started, Run run) throws IOException {
        var subject = EngineSubject.look(engine, request);
        var plan = subject.jobs(engine, request.methods());
        var copier = new VolumeCopier(engine, draft.folder(), run.tracker());
        var copies = CopyRun.all(run, copier, plan.jobs());
        notResumed.addAll(copies.notResumed());
        requireSomething(request, copies);
        run.tracker().step(Phase.SEALING, request.subject());
        var compose = new ComposeCopies(draft.folder());
        var files = compose.copy(subject.files().files());
        var manifest = new Manifest(
                Manifest.FORMAT,
                about(draft, request, started),
                copies.volumes(),
                files,
                subject.images(),
                new TreeMap<>(),
                all(Stream.of(subject.notSaved(), plan.notSaved(), copies.notSaved(), compose.notSaved())),
                all(Stream.of(subject.warnings(), copies.warnings())));
        PrivateFiles.write(
                draft.folder().resolve(RestoreText.FILE_NAME), RestoreText.of(draft.withChecksums(manifest)));
        return draft.commit(manifest);
    }

    private SetInfo about(SetDraft draft, BackupRequest request, Instant started) {
        var engineInfo = engine.info();
        return new SetInfo(
                draft.id(),
                request.kind(),
                request.stack(),
                started,
                clock.instant(),
                SetNames.tool(),
                engineInfo.version(),
                Optional.of(new SetOrigin(MachineId.current(), engineInfo.id(), request.plan())));
    }

    private static <T> List<T> all(Stream<List<T>> lists) {
        return lists.flatMap(List::stream).distinct().toList();
    }

    private static void requireSomething(BackupRequest request, CopyRun.Copies copies) {
        if (copies.volumes().isEmpty()) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Nothing of %s could be saved: %s."
                            .formatted(
                                    request.subject(),
                                    copies.notSaved().stream()
                                            .map(lost -> lost.what() + ": " + lost.reason())
                                            .collect(Collectors.joining("; "))));
        }
    }
}
