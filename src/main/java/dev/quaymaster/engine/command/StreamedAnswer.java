package dev.quaymaster.engine.command;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.http.EngineClient;
import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes what a streaming command of docker-java's tells, on the thread that docker-java starts for
/// it, and carries its requests. docker-java's own callback writes every failure to the log, loses
/// a close that comes early, and is not told of errors such as a lack of memory.
///
/// @param <T> what is told
public final class StreamedAnswer<T> implements ResultCallback<T>, DockerHttpClient {

    private final EngineClient client;
    private final Consumer<T> receiver;
    private final Consumer<@Nullable Throwable> atEnd;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Thread reader;
    private volatile @Nullable Throwable failure;

    /// @param atEnd told once why it ended, by the reading thread; null when all was told
    StreamedAnswer(EngineClient client, Consumer<T> receiver, Consumer<@Nullable Throwable> atEnd) {
        this.client = client;
        this.receiver = receiver;
        this.atEnd = atEnd;
    }

    /// Waits until the answer began; a refusal is thrown.
    void awaitBegin() throws InterruptedException {
        begun.await();
        if (ended.getCount() == 0) {
            throwFailure();
        }
    }

    /// Waits until all was told; whatever went wrong is thrown.
    void awaitEnd() throws InterruptedException {
        ended.await();
        throwFailure();
    }

    private void throwFailure() {
        switch (failure) {
            case null -> {}
            case EngineException known -> throw new EngineException(known.kind(), known.getMessage(), known);
            case RuntimeException other -> throw other;
            case Error fatal -> throw fatal; // too little memory, say: an end is not to be feigned
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    @Override
    public Response execute(Request request) {
        var thread = Thread.currentThread();
        reader = thread;
        thread.setUncaughtExceptionHandler((_, thrown) -> end(thrown));
        return client.execute(request);
    }

    @Override
    public void onStart(Closeable stream) {
        begun.countDown();
    }

    @Override
    public void onNext(T item) {
        receiver.accept(item);
    }

    @Override
    public void onError(Throwable thrown) {
        end(thrown);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    /// The first word counts: after an error docker-java says that all is complete.
    private synchronized void end(@Nullable Throwable thrown) {
        if (ended.getCount() == 0) {
            return;
        }
        failure = thrown instanceof Exception wrapped ? client.failure(wrapped) : thrown;
        atEnd.accept(failure);
        ended.countDown();
        begun.countDown();
    }

    /// Ends the call, whatever it waits for.
    @Override
    public void close() {
        client.close();
        var thread = reader;
        if (thread != null && ended.getCount() > 0) {
            thread.interrupt();
        }
    }
}
