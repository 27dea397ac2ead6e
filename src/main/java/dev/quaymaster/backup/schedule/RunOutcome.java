package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.engine.EngineException;

/// How a run of a plan ended, as far as the schedule decides on it.
public enum RunOutcome {
    /// A set was made.
    DONE,
    /// There was nothing to back up.
    NOTHING,
    /// Something else was at work, or the engine did not answer: worth another try soon.
    BUSY,
    /// It failed and will fail again until somebody does something about it.
    FAILED,
    /// Somebody cancelled it.
    CANCELLED;

    /// How a run ended that threw this.
    public static RunOutcome of(Exception failure) {
        return switch (failure) {
            case EngineException engine -> of(engine.kind());
            case BackupException backup when backup.kind() == BackupException.Kind.LOCKED -> BUSY;
            case BackupException backup when backup.kind() == BackupException.Kind.CANCELLED -> CANCELLED;
            case BackupException backup when backup.getCause() instanceof EngineException engine -> of(engine.kind());
            default -> FAILED;
        };
    }

    private static RunOutcome of(EngineException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE, TIMEOUT -> BUSY;
            case CANCELLED -> CANCELLED;
            case DENIED, NOT_FOUND, CONFLICT, FAILED, DISK_FULL -> FAILED;
        };
    }
}
