package dev.quaymaster.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.engine.EngineException;
import org.junit.jupiter.api.Test;

class RunOutcomeTest {

    @Test
    void whatWasBusyOrDidNotAnswerIsWorthAnotherTry() {
        assertThat(RunOutcome.of(failure(BackupException.Kind.LOCKED))).isEqualTo(RunOutcome.BUSY);
        assertThat(RunOutcome.of(engine(EngineException.Kind.UNREACHABLE))).isEqualTo(RunOutcome.BUSY);
        assertThat(RunOutcome.of(engine(EngineException.Kind.TIMEOUT))).isEqualTo(RunOutcome.BUSY);
        assertThat(RunOutcome.of(new BackupException(
                        BackupException.Kind.FAILED,
                        "The backup of shop failed: no answer",
                        engine(EngineException.Kind.UNREACHABLE))))
                .isEqualTo(RunOutcome.BUSY);
    }

    @Test
    void whatSomebodyMustDoSomethingAboutIsAFailure() {
        for (var kind : new BackupException.Kind[] {
            BackupException.Kind.FAILED,
            BackupException.Kind.NOT_FOUND,
            BackupException.Kind.DISK_FULL,
            BackupException.Kind.DAMAGED
        }) {
            assertThat(RunOutcome.of(failure(kind))).isEqualTo(RunOutcome.FAILED);
        }
        assertThat(RunOutcome.of(engine(EngineException.Kind.DENIED))).isEqualTo(RunOutcome.FAILED);
        assertThat(RunOutcome.of(new IllegalStateException())).isEqualTo(RunOutcome.FAILED);
    }

    @Test
    void whatSomebodyCancelledIsNoFailure() {
        assertThat(RunOutcome.of(failure(BackupException.Kind.CANCELLED))).isEqualTo(RunOutcome.CANCELLED);
        assertThat(RunOutcome.of(engine(EngineException.Kind.CANCELLED))).isEqualTo(RunOutcome.CANCELLED);
    }

    private static BackupException failure(BackupException.Kind kind) {
        return new BackupException(kind, "x");
    }

    private static EngineException engine(EngineException.Kind kind) {
        return new EngineException(kind, "x");
    }
}
