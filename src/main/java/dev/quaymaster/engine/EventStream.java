package dev.quaymaster.engine;

/// The engine's events. An event is only a hint to look again, so its content is not handed over.
/// Reconnecting is up to the caller: open a new stream, then look.
public interface EventStream extends AutoCloseable {

    /// Waits until something changed since the last call; changes that came in between count as
    /// one.
    ///
    /// @throws EngineException when the stream broke, was closed, or the thread was interrupted
    void awaitChange();

    /// Ends the stream; a waiting [#awaitChange] throws `CANCELLED`.
    @Override
    void close();
}
