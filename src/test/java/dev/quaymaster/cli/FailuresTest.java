package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.volume.VolumeException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void scriptsCanRelyOnTheNumbers() {
        assertThat(Arrays.stream(ExitCode.values())
                        .map(code -> code + " " + code.number())
                        .collect(Collectors.joining(", ")))
                .isEqualTo("OK 0, FAILED 1, CHANGES_WAITING 2, USAGE 2, PARTLY 3, NOT_FOUND 10,"
                        + " LOCKED 11, WRONG_KEY 12, ENGINE_UNREACHABLE 20,"
                        + " COMPOSE_ERRORS 21, CANCELLED 130");
    }

    @Test
    void everyKindOfFailureHasItsCode() {
        assertThat(codes(engine(EngineException.Kind.UNREACHABLE), engine(EngineException.Kind.DENIED)))
                .containsOnly(ExitCode.ENGINE_UNREACHABLE);
        assertThat(codes(
                        engine(EngineException.Kind.CANCELLED),
                        backup(BackupException.Kind.CANCELLED),
                        new InterruptedException()))
                .containsOnly(ExitCode.CANCELLED);
        assertThat(codes(backup(BackupException.Kind.LOCKED))).containsOnly(ExitCode.LOCKED);
        assertThat(codes(
                        backup(BackupException.Kind.NOT_FOUND),
                        new VolumeException(VolumeException.Kind.NOT_FOUND, "no such file", null)))
                .containsOnly(ExitCode.NOT_FOUND);
        assertThat(codes(
                        backup(BackupException.Kind.DISK_FULL),
                        engine(EngineException.Kind.CONFLICT),
                        new VolumeException("no"),
                        new StackException("no", ""),
                        new IllegalStateException()))
                .containsOnly(ExitCode.FAILED);
        assertThat(codes(new CommandException(ExitCode.PARTLY, "half"))).containsOnly(ExitCode.PARTLY);
    }

    @Test
    void aCancelledBackupOrRestoreSaysWhatItLeft() {
        assertThat(CommandFailures.saysWhatIsLeft(backup(BackupException.Kind.CANCELLED)))
                .isTrue();
        assertThat(CommandFailures.saysWhatIsLeft(backup(BackupException.Kind.FAILED)))
                .isFalse();
        assertThat(CommandFailures.saysWhatIsLeft(engine(EngineException.Kind.CANCELLED)))
                .isFalse();
    }

    @Test
    void aStackThatLosesItsEngineIsToldApart() {
        var lost = new StackException("web", "gone", List.of(), "", engine(EngineException.Kind.UNREACHABLE));

        assertThat(CommandFailures.code(lost)).isEqualTo(ExitCode.ENGINE_UNREACHABLE);
    }

    @Test
    void aRestoreThatLosesItsEngineIsToldApart() {
        var lost = new BackupException(
                BackupException.Kind.FAILED,
                "the restore failed, and what it left",
                new BackupException(
                        BackupException.Kind.FAILED,
                        "the restore failed",
                        new VolumeException("unpacking broke off", engine(EngineException.Kind.UNREACHABLE))));

        assertThat(CommandFailures.code(lost)).isEqualTo(ExitCode.ENGINE_UNREACHABLE);
    }

    @Test
    void aFailedServiceIsShownWithItsLastWordsAndTheNextStep() {
        var failure = new StackException("web", "web ended", List.of("bad config"), "Correct it.", null);

        assertThat(CommandFailures.words(failure)).isEqualTo("web ended\nIts last words:\n  bad config\nCorrect it.");
    }

    @Test
    void aFailureWithoutWordsStillSaysSomething() {
        assertThat(CommandFailures.words(new IllegalStateException()))
                .isEqualTo("Something unexpected happened (IllegalStateException).");
    }

    @Test
    void onlyWhatNobodyForesawIsUnexpected() {
        assertThat(new Throwable[] {new IllegalStateException("no"), new NullPointerException()})
                .allMatch(CommandFailures::unexpected);
        assertThat(new Throwable[] {
                    engine(EngineException.Kind.FAILED),
                    new VolumeException("no"),
                    new IllegalArgumentException("no such size"),
                    new InterruptedException()
                })
                .noneMatch(CommandFailures::unexpected);
        assertThat(CommandFailures.words(new IllegalStateException("no luck")))
                .isEqualTo("Something unexpected happened (IllegalStateException: no luck).");
    }

    private static List<ExitCode> codes(Throwable... failures) {
        return Arrays.stream(failures).map(CommandFailures::code).toList();
    }

    private static EngineException engine(EngineException.Kind kind) {
        return new EngineException(kind, "no");
    }

    private static BackupException backup(BackupException.Kind kind) {
        return new BackupException(kind, "no");
    }

    /// A stack trace of the virtual machine's was all that was told.
    @Test
    void tooLittleMemoryIsToldInASentence() {
        var tooLarge = new OutOfMemoryError("Java heap space");
        var tooDeep = new StackOverflowError();

        assertThat(CommandFailures.words(tooLarge))
                .startsWith("What was to be read is too large: it needs more than the ")
                .endsWith(" MiB of memory that this program takes.");
        assertThat(CommandFailures.words(tooDeep)).isEqualTo("What was to be read is nested too deeply.");
        assertThat(codes(tooLarge, tooDeep)).containsOnly(ExitCode.FAILED);
        assertThat(List.of(tooLarge, tooDeep)).noneMatch(CommandFailures::unexpected);
    }
}
