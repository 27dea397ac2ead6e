package dev.quaymaster.engine;

/// Something that is being handed over by a thread of its own.
public interface Subscription extends AutoCloseable {

    /// Waits until the end: of the log, of the container, or by [#close].
    ///
    /// @throws EngineException what broke the stream, if it broke; `CANCELLED` when interrupted
    void await();

    /// Whether more may come.
    boolean open();

    /// Ends it; nothing is handed over after this returns, save a delivery that is under way.
    @Override
    void close();
}
