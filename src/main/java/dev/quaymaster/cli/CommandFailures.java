package dev.quaymaster.cli;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.cli.command.ComposeProblems;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.LockException;
import dev.quaymaster.settings.SettingsException;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.volume.VolumeException;
import dev.quaymaster.words.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;

/// What the user is told of a failure, and what the shell.
final class CommandFailures {

    private CommandFailures() {}

    /// The exit code of a failure.
    static ExitCode code(Throwable failure) {
        return switch (failure) {
            case CommandException own -> own.code();
            case ComposeProblems _ -> ExitCode.COMPOSE_ERRORS;
            case InterruptedException _ -> ExitCode.CANCELLED;
            case CancellationException _ -> ExitCode.CANCELLED;
            case EngineException engine -> code(engine.kind());
            case BackupException backup -> code(backup);
            case VolumeException volume when volume.kind() == VolumeException.Kind.NOT_FOUND -> ExitCode.NOT_FOUND;
            case LockException lock -> lock.held() ? ExitCode.LOCKED : ExitCode.FAILED;
            case RuntimeException other when other.getCause() instanceof EngineException engine -> code(engine.kind());
            default -> ExitCode.FAILED;
        };
    }

    private static ExitCode code(EngineException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE, DENIED, TIMEOUT -> ExitCode.ENGINE_UNREACHABLE;
            case CANCELLED -> ExitCode.CANCELLED;
            case NOT_FOUND, CONFLICT, FAILED, DISK_FULL -> ExitCode.FAILED;
        };
    }

    private static ExitCode code(BackupException failure) {
        return switch (failure.kind()) {
            case LOCKED -> ExitCode.LOCKED;
            case NOT_FOUND -> ExitCode.NOT_FOUND;
            case CANCELLED -> ExitCode.CANCELLED;
            case FAILED, DISK_FULL, DAMAGED -> codeOfEngine(failure);
        };
    }

    /// However deep it lies: what a failure left is told around it.
    private static ExitCode codeOfEngine(Throwable failure) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof EngineException engine) {
                return code(engine.kind());
            }
        }
        return ExitCode.FAILED;
    }

    /// Whether what was cancelled says what it left, such as a safety copy.
    static boolean saysWhatIsLeft(Throwable failure) {
        return failure instanceof BackupException backup && backup.kind() == BackupException.Kind.CANCELLED;
    }

    /// The failure in plain words, several lines where there is more to say.
    static String words(Throwable failure) {
        return switch (failure) {
            case ComposeProblems compose -> words(compose);
            case StackException stack -> words(stack);
            case EngineException silent
            when silent.kind() == EngineException.Kind.TIMEOUT ->
                message(silent) + "\nquaymaster doctor says what can be done about it.";
            case OutOfMemoryError _ ->
                "What was to be read is too large: it needs more than the "
                        + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MiB of memory that this program takes.";
            case StackOverflowError _ -> "What was to be read is nested too deeply.";
            case IOException _ -> FileFailure.named(failure) + ".";
            case UncheckedIOException _ -> FileFailure.named(failure) + ".";
            default -> unexpected(failure) ? surprise(failure) : message(failure);
        };
    }

    /// Whether a failure is none that this program foresaw, so that its trace is worth keeping.
    static boolean unexpected(Throwable failure) {
        return switch (failure) {
            case CommandException _ -> false;
            case OutOfMemoryError _ -> false;
            case StackOverflowError _ -> false;
            case ComposeProblems _ -> false;
            case EngineException _ -> false;
            case StackException _ -> false;
            case VolumeException _ -> false;
            case BackupException _ -> false;
            case LockException _ -> false;
            case SettingsException _ -> false;
            case IOException _ -> false;
            case UncheckedIOException _ -> false;
            case InterruptedException _ -> false;
            case CancellationException _ -> false;
            case IllegalArgumentException _ -> failure.getMessage() == null;
            default -> true;
        };
    }

    private static String surprise(Throwable failure) {
        var message = failure.getMessage();
        return "Something unexpected happened ("
                + failure.getClass().getSimpleName()
                + (message == null || message.isBlank() ? "" : ": " + message)
                + ").";
    }

    private static String words(ComposeProblems compose) {
        var text = new StringBuilder();
        compose.problems().forEach(problem -> text.append(problem).append('\n'));
        return text.toString().stripTrailing();
    }

    private static String words(StackException stack) {
        var text = new StringBuilder(message(stack));
        if (!stack.lastLogLines().isEmpty()) {
            text.append("\nIts last words:");
            stack.lastLogLines().forEach(line -> text.append("\n  ").append(VisibleText.line(line)));
        }
        if (!stack.nextStep().isEmpty()) {
            text.append('\n').append(stack.nextStep());
        }
        return text.toString();
    }

    private static String message(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank() ? surprise(failure) : message;
    }
}
