package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.ui.kit.Words;
import dev.quaymaster.words.ByteCount;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Puts progress into words, with rate and time left where they can be told. One job, one thread.
final class Pace {

    private static final long TELLING = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private BackupProgress.Phase phase = BackupProgress.Phase.PREPARING;
    private long since;
    private long doneThen;

    /// @param nanos a clock that only goes forward
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /// The newest progress in words: `copying minio-data · 1.9 GiB of 3.1 GiB · 412 MiB/s · about 3
    /// s left`.
    String words(BackupProgress now) {
        if (now.phase() != phase) {
            phase = now.phase();
            since = nanos.getAsLong();
            doneThen = now.done();
        }
        var text = new StringBuilder(now.phase().words()).append(' ').append(now.what());
        if (now.total().isEmpty()) {
            return text.toString();
        }
        long total = now.total().getAsLong();
        text.append(" · ").append(ByteCount.words(Math.min(now.done(), total)));
        text.append(" of ").append(ByteCount.words(total));
        long elapsed = nanos.getAsLong() - since;
        long moved = now.done() - doneThen;
        if (elapsed >= TELLING && moved > 0) {
            double perSecond = moved * 1e9 / elapsed;
            text.append(" · ").append(ByteCount.words((long) perSecond)).append("/s");
            if (total > now.done()) {
                var left = Duration.ofSeconds(Math.max(1, (long) ((total - now.done()) / perSecond)));
                text.append(" · about ").append(Words.duration(left)).append(" left");
            }
        }
        return text.toString();
    }
}
