package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.LockException;
import dev.quaymaster.volume.VolumeException;
import dev.quaymaster.words.ByteCount;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Turns whatever went wrong during a run into words for the user.
public final class RunFailures {

    private RunFailures() {}

    /// The exception to show.
    ///
    /// @param action what was being done, such as `The backup of prefect-v2`
    /// @param folder where it wrote
    /// @param needed bytes it may need there, 0 when not known
    public static BackupException of(Exception failure, String action, Path folder, long needed) {
        var told = withoutContainers(failure, action, folder, needed);
        var stuck = Arrays.stream(failure.getSuppressed())
                .filter(NotResumedException.class::isInstance)
                .map(Throwable::getMessage)
                .collect(Collectors.joining(" "));
        return stuck.isEmpty() ? told : new BackupException(told.kind(), told.getMessage() + " " + stuck, failure);
    }

    private static BackupException withoutContainers(Exception failure, String action, Path folder, long needed) {
        if (failure instanceof BackupException told) {
            return told;
        }
        if (failure instanceof LockException lock) {
            return new BackupException(
                    lock.held() ? BackupException.Kind.LOCKED : BackupException.Kind.FAILED,
                    String.valueOf(lock.getMessage()),
                    lock);
        }
        if (cancelled(failure)) {
            return new BackupException(BackupException.Kind.CANCELLED, action + " was cancelled.", failure);
        }
        if (full(failure)) {
            return new BackupException(
                    BackupException.Kind.DISK_FULL, action + " needs more room: " + room(folder, needed), failure);
        }
        return new BackupException(BackupException.Kind.FAILED, action + " failed: " + message(failure), failure);
    }

    private static boolean cancelled(Throwable failure) {
        return Thread.currentThread().isInterrupted()
                || failure instanceof ClosedByInterruptException
                || failure instanceof InterruptedIOException
                || (failure instanceof EngineException e && e.kind() == EngineException.Kind.CANCELLED);
    }

    /// Whether a disk has no room left.
    static boolean full(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("No space left on device")) {
                return true;
            }
        }
        return false;
    }

    private static String room(Path folder, long needed) {
        try {
            var free = ByteCount.words(Files.getFileStore(folder).getUsableSpace());
            return "%s has %s free%s. Nothing half-written was kept. Make room or choose another folder."
                    .formatted(folder, free, needed > 0 ? ", the copy takes up to " + ByteCount.words(needed) : "");
        } catch (IOException e) {
            return folder + " is full. Make room or choose another folder.";
        }
    }

    private static String message(Exception failure) {
        return switch (failure) {
            case EngineException _ -> String.valueOf(failure.getMessage());
            case VolumeException _ -> String.valueOf(failure.getMessage());
            case NotResumedException _ -> String.valueOf(failure.getMessage());
            case IOException _ -> FileFailure.named(failure);
            case UncheckedIOException _ -> FileFailure.named(failure);
            default -> failure.toString();
        };
    }
}
