package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineInfo;
import java.util.List;

/// Whether there is an engine to work with.
public sealed interface ProbeResult {

    /// There is.
    record Ready(EngineEndpoint endpoint, EngineInfo info) implements ProbeResult {}

    /// There is none that can be used; how the window and `doctor` tell the user.
    sealed interface Unusable extends ProbeResult {

        /// What is the matter, in a few words.
        String headline();

        /// A sentence that says what happened, and where.
        String reason();

        /// Sentences that say what to do, the likeliest first.
        List<String> nextSteps();
    }

    /// Nothing answers.
    ///
    /// @param reason a sentence that says where, and how that place was come by
    /// @param tried all the places that were looked at, in words
    record NoEngine(EngineEndpoint endpoint, String reason, List<String> tried) implements Unusable {

        /// Copies the list.
        public NoEngine {
            tried = List.copyOf(tried);
        }

        @Override
        public String headline() {
            return "No container engine answers";
        }

        @Override
        public List<String> nextSteps() {
            return NextSteps.whereNobodyAnswers(endpoint);
        }
    }

    /// There is one, but its socket is not for us.
    ///
    /// @param reason a sentence
    /// @param remedy a sentence that says what to do
    record NoRights(EngineEndpoint endpoint, String reason, String remedy) implements Unusable {

        @Override
        public String headline() {
            return "You may not use the container engine";
        }

        @Override
        public List<String> nextSteps() {
            return List.of(remedy);
        }
    }

    /// There is one, but it does not answer as an engine should.
    ///
    /// @param reason a sentence
    record Ailing(EngineEndpoint endpoint, String reason) implements Unusable {

        @Override
        public String headline() {
            return "The container engine is not well";
        }

        @Override
        public List<String> nextSteps() {
            return NextSteps.whereItIsAiling(endpoint);
        }
    }
}
