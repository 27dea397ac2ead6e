package dev.quaymaster.ui;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.LockException;
import dev.quaymaster.settings.SettingsException;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.volume.VolumeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Turns what a task threw into words for the user.
final class TaskFailures {

    private TaskFailures() {}

    /// The failure's own message where it was foreseen; else that it was not, and where the log is.
    ///
    /// @param failure what was thrown
    /// @param log holds its trace
    static String words(Throwable failure, Path log) {
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            return FileFailure.named(failure) + ".";
        }
        var message = failure.getMessage();
        if (message != null && !message.isBlank() && foreseen(failure)) {
            return message;
        }
        return "Something unexpected happened ("
                + failure.getClass().getSimpleName()
                + (message == null || message.isBlank() ? "" : ": " + message)
                + "). The details are in "
                + log;
    }

    private static boolean foreseen(Throwable failure) {
        return switch (failure) {
            case EngineException _ -> true;
            case StackException _ -> true;
            case VolumeException _ -> true;
            case BackupException _ -> true;
            case LockException _ -> true;
            case SettingsException _ -> true;
            case IllegalArgumentException _ -> true;
            default -> false;
        };
    }
}
