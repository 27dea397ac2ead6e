package dev.quaymaster.stack.run;

import dev.quaymaster.engine.PullProgress;
import dev.quaymaster.words.ByteCount;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/// Adds up the layers of an image on its way here; tells each full percent once.
final class PullMeter implements Consumer<PullProgress> {

    private final News news;
    private final Map<String, PullProgress> layers = new HashMap<>();
    private int toldPercent = -1;

    PullMeter(News news) {
        this.news = news;
    }

    @Override
    public synchronized void accept(PullProgress progress) {
        if (progress.layer().isEmpty() || progress.total() <= 0) {
            return;
        }
        layers.put(progress.layer() + progress.status(), progress);
        long total = layers.values().stream().mapToLong(PullProgress::total).sum();
        long current = layers.values().stream().mapToLong(PullProgress::current).sum();
        var percent = (int) (100 * current / total);
        if (percent != toldPercent) {
            toldPercent = percent;
            news.advanced(
                    ByteCount.words(current) + " of " + ByteCount.words(total),
                    OptionalDouble.of((double) current / total));
        }
    }
}
