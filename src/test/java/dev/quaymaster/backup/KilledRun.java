package dev.quaymaster.backup;

import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.docker.DockerEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// A process that stands still in the middle of a run, to be killed there.
public final class KilledRun {

    private KilledRun() {}

    /// @param arguments the phase to stand still in, `backup` or `restore`, the volume, the folder
    ///   for everything
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[3]);
        var store = new BackupStore(folder.resolve("backups"));
        var engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
        Consumer<BackupProgress> stop = progress -> stopIn(BackupProgress.Phase.valueOf(arguments[0]), progress);
        if (arguments[1].equals("backup")) {
            new BackupRunner(engine, folder.resolve("runs"), Clock.systemUTC())
                    .run(BackupRequest.volume(arguments[2], store), stop);
        } else {
            var restorer = new Restorer(engine, folder.resolve("runs"), Clock.systemUTC());
            restorer.run(restorer.plan(RestoreRequest.all(store.list().getFirst())), stop);
        }
    }

    private static void stopIn(BackupProgress.Phase phase, BackupProgress progress) {
        if (progress.phase() == phase) {
            System.out.println("reached " + phase);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
