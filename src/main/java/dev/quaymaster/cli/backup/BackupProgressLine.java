package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.words.ByteCount;
import java.util.function.Consumer;

/// Tells how a backup goes on: a line for each phase, and at a terminal the amount.
final class BackupProgressLine implements Consumer<BackupProgress> {

    private final StatusLine line;
    private final long begun = System.nanoTime();
    private String last = "";

    BackupProgressLine(StatusLine line) {
        this.line = line;
    }

    @Override
    public void accept(BackupProgress progress) {
        var words = (progress.phase().words() + " " + progress.what()).strip();
        if (!words.equals(last) && progress.phase() != BackupProgress.Phase.DONE) {
            line.say(words);
        }
        last = words;
        if (progress.done() > 0) {
            line.now(() -> words + ": " + amount(progress));
        }
    }

    private String amount(BackupProgress progress) {
        var seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
        var rate = Math.round(progress.done() / seconds);
        var text = ByteCount.words(progress.done());
        if (progress.total().isPresent()) {
            text += " of " + ByteCount.words(progress.total().getAsLong());
        }
        return text + ", " + ByteCount.words(rate) + "/s";
    }
}
