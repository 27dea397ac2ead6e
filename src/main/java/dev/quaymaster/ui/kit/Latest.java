package dev.quaymaster.ui.kit;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Hands values from any thread to the FX thread; at most one delivery waits, and it carries the
/// newest value.
///
/// @param <T> an immutable value
public final class Latest<T> implements Consumer<T> {

    private final AtomicReference<T> waiting = new AtomicReference<>();
    private final Executor receiver;
    private final Consumer<T> sink;

    /// Creates a hand-over to the FX thread.
    ///
    /// @param sink takes the newest value there
    public Latest(Consumer<T> sink) {
        this(Platform::runLater, sink);
    }

    /// Creates a hand-over to another thread, for tests.
    ///
    /// @param receiver runs the delivery
    /// @param sink takes the newest value there
    public Latest(Executor receiver, Consumer<T> sink) {
        this.receiver = receiver;
        this.sink = sink;
    }

    @Override
    public void accept(T value) {
        if (waiting.getAndSet(value) == null) {
            receiver.execute(this::deliver);
        }
    }

    private void deliver() {
        var value = waiting.getAndSet(null);
        if (value != null) {
            sink.accept(value);
        }
    }
}
