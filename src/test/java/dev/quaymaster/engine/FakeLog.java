package dev.quaymaster.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Logs of a fake engine's containers.
final class FakeLog {

    private FakeLog() {}

    static List<LogLine> last(FakeContainer container, int count) {
        var log = List.copyOf(container.log);
        return log.subList(Math.max(0, log.size() - count), log.size());
    }

    static Subscription open(FakeContainer container, LogRequest request, Consumer<LogLine> lines) {
        var tail = request.tail().orElse(Integer.MAX_VALUE);
        last(container, tail).stream()
                .filter(l ->
                        request.since().map(since -> !l.time().isBefore(since)).orElse(true))
                .filter(l ->
                        request.until().map(until -> l.time().isBefore(until)).orElse(true))
                .forEach(lines);
        if (!request.follow() || !container.running()) {
            return ended();
        }
        container.followers.add(lines);
        return new Following(() -> container.followers.remove(lines));
    }

    /// What a container says from now on, until it has ended.
    static Subscription attach(FakeContainer container, OutputStream out, OutputStream err) {
        Consumer<LogLine> copy = line -> write(line.stream() == LogLine.Stream.OUT ? out : err, line.text());
        container.followers.add(copy);
        return new Following(() -> container.followers.remove(copy)) {
            @Override
            public void await() {
                if (container.running()) {
                    super.await();
                }
            }
        };
    }

    private static void write(OutputStream to, String line) {
        try {
            to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that stays open until it is closed.
    static Subscription open(Runnable leave) {
        return new Following(leave);
    }

    static Subscription ended() {
        var nothing = new Following(() -> {});
        nothing.close();
        return nothing;
    }

    private static class Following implements Subscription {

        private final Runnable leave;
        private final CountDownLatch closed = new CountDownLatch(1);

        Following(Runnable leave) {
            this.leave = leave;
        }

        @Override
        public void await() {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineException(EngineException.Kind.CANCELLED, "Cancelled.", e);
            }
        }

        @Override
        public boolean open() {
            return closed.getCount() > 0;
        }

        @Override
        public void close() {
            leave.run();
            closed.countDown();
        }
    }
}
