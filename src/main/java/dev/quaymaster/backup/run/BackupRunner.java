package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.SetInfo;
import dev.quaymaster.backup.SetOrigin;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.store.SetDraft;
import dev.quaymaster.engine.Engine;
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

/// Makes backups.
public final class BackupRunner {

    private static final System.Logger LOG = System.getLogger(BackupRunner.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Engine engine;
    private final Path journals;
    private final StackLocks locks;
    private final Clock clock;
    private final HistoryWriter history;

    /// Warnings go to the log.
    ///
    /// @param journals the folder in which unfinished runs are written down
    public BackupRunner(Engine engine, Path journals, Clock clock) {
        this(
                engine,
                journals,
                clock,
                new HistoryWriter(clock, text -> LOG.log(System.Logger.Level.WARNING, text)));
    }

    BackupRunner(Engine engine, Path journals, Clock clock, HistoryWriter history) {
        this.history = history;
        this.engine = engine;
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
    public BackupSet run(
            BackupRequest request, Duration patience, Consumer<BackupProgress> progress) {
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
            var failure = Failures.of(e, action, request.store().folder(), tracker.expected());
            throw history.failed(request, asked, failure);
        }
    }

    private static LockFile lock(BackupRequest request, Duration patience) {
        var purpose = "backup of " + request.subject();
        return patience.isZero()
                ? request.store().lock(purpose)
                : request.store().await(purpose, patience);
    }

    private BackupSet make(BackupRequest request, String id, Instant started, Tracker tracker)
            throws IOException {
        tracker.step(Phase.PREPARING, request.subject());
        try (var _ = hold(request);
                var journal =
                        RunJournal.begin(
                                journals,
                                RunJournal.Kind.BACKUP,
                                id,
                                request.subject(),
                                request.store().folder());
                var draft = request.store().begin(id)) {
            return fill(draft, request, started, new Run(engine, journal, tracker));
        }
    }

    /// Waits for a start, stop or restore of the same stacks: a backup that came at a bad moment is
    /// late, not lost.
    private StackLocks.Held hold(BackupRequest request) throws IOException {
        var names = EngineSubject.look(engine, request).lockNames();
        try {
            return locks.await(names, "backup of " + request.subject(), PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled while waiting for another run");
        }
    }

    /// What a run works with.
    record Run(Engine engine, RunJournal journal, Tracker tracker) {}

    private BackupSet fill(SetDraft draft, BackupRequest request, Instant started, Run run)
            throws IOException {
        var subject = EngineSubject.look(engine, request);
        var warnings = new ArrayList<>(subject.warnings());
        var copier = new VolumeCopier(engine, draft.folder(), run.tracker());
        List<SavedVolume> volumes = CopyRun.all(run, copier, subject.jobs(request.methods()));
        warnings.addAll(copier.warnings());
        run.tracker().step(Phase.SEALING, request.subject());
        var compose = new ComposeCopies(draft.folder());
        var files = compose.copy(request.composeFiles(), subject.containers());
        warnings.addAll(compose.warnings());
        var engineInfo = engine.info();
        var about =
                new SetInfo(
                        draft.id(),
                        request.kind(),
                        request.stack(),
                        started,
                        clock.instant(),
                        SetNames.tool(),
                        engineInfo.version(),
                        Optional.of(
                                new SetOrigin(
                                        MachineId.current(), engineInfo.id(), request.plan())));
        var manifest =
                new Manifest(
                        Manifest.FORMAT,
                        about,
                        volumes,
                        files,
                        subject.images(),
                        new TreeMap<>(),
                        List.of(),
                        warnings);
        PrivateFiles.write(draft.folder().resolve(RestoreText.FILE_NAME), RestoreText.of(manifest));
        return draft.commit(manifest);
    }
}
