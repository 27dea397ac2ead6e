package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Subscription;
import dev.quaymaster.engine.http.Failures;
import dev.quaymaster.engine.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Work on a thread of its own until it ends or is closed: an answer that goes on, rounds of
/// questions.
final class Background implements Subscription {

    private final String doing;
    private final Failures failures;
    private final Runnable release;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    /// What is done until it ends or is let go.
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    /// What is done with an answer's body.
    interface Reading {
        void read(InputStream body) throws IOException;
    }

    private Background(String doing, Failures failures, Runnable release) {
        this.doing = doing;
        this.failures = failures;
        this.release = release;
    }

    /// Reads an answer.
    static Background read(String doing, Failures failures, Response response, Reading reading) {
        return start(doing, failures, response::close, () -> reading.read(response.body()));
    }

    /// @param release makes the work end soon; called at its end too
    static Background start(String doing, Failures failures, Runnable release, Work work) {
        var background = new Background(doing, failures, release);
        Thread.ofPlatform().daemon().name(doing).start(() -> background.run(work));
        return background;
    }

    // the thread's outermost frame: whatever the receiver throws is kept for who awaits the end
    private void run(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            failure = closed ? null : failures.broken(doing, e, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = closed ? null : e;
        } finally {
            release.run();
            ended.countDown();
        }
    }

    @Override
    public void await() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            throw failures.cancelled(doing, e);
        }
        switch (failure) {
            case null -> {}
            case EngineException engine -> throw new EngineException(engine.kind(), engine.getMessage(), engine);
            case RuntimeException other -> throw other;
            case Error fatal -> throw fatal; // too little memory, say: an end is not to be feigned
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    @Override
    public boolean open() {
        return ended.getCount() > 0;
    }

    @Override
    public void close() {
        closed = true;
        release.run();
    }
}
