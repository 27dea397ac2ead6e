package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineInfo;
import java.util.List;

/// Whether there is an engine to work with.
public sealed interface ProbeResult {

    /// There is.
    record Ready(EngineEndpoint endpoint, EngineInfo info) implements ProbeResult {}

    /// Nothing answers.
    ///
    /// @param reason a sentence that says where, and how that place was come by
    /// @param tried all the places that were looked at, in words
    record NoEngine(EngineEndpoint endpoint, String reason, List<String> tried)
            implements ProbeResult {

        /// Copies the list.
        public NoEngine {
            tried = List.copyOf(tried);
        }
    }

    /// There is one, but its socket is not for us.
    ///
    /// @param reason a sentence
    /// @param remedy a sentence that says what to do
    record NoRights(EngineEndpoint endpoint, String reason, String remedy) implements ProbeResult {}

    /// There is one, but it does not answer as an engine should.
    ///
    /// @param reason a sentence
    record Ailing(EngineEndpoint endpoint, String reason) implements ProbeResult {}
}
