package dev.quaymaster.ui.engine;

import dev.quaymaster.engine.EngineInfo;
import dev.quaymaster.engine.docker.ProbeResult;

/// What is known of the engine at this moment.
public sealed interface EngineStatus {

    /// Nothing has been heard yet.
    record Connecting() implements EngineStatus {}

    /// It answers.
    ///
    /// @param info which engine it is
    /// @param running containers that run
    /// @param containers containers in any state
    /// @param volumes volumes it holds
    record Ready(EngineInfo info, long running, int containers, int volumes) implements EngineStatus {}

    /// It does not answer.
    ///
    /// @param found why, and what to do
    record Unavailable(ProbeResult.Unusable found) implements EngineStatus {

        /// Why, in two words.
        public String pill() {
            return switch (found) {
                case ProbeResult.NoEngine _ -> "no answer";
                case ProbeResult.NoRights _ -> "no rights";
                case ProbeResult.Ailing _ -> "not well";
            };
        }
    }
}
