package dev.quaymaster.backup.journal;

/// A container that is held still for a while.
///
/// @param id on the engine
/// @param name for people
/// @param project its compose project, empty when it has none
/// @param service its compose service, empty when it has none
/// @param how how it is held still
/// @param before what it did before, and does again afterwards
public record QuietContainer(String id, String name, String project, String service, How how, Before before) {

    /// A container that ran before.
    public QuietContainer(String id, String name, String project, String service, How how) {
        this(id, name, project, service, how, Before.RUNNING);
    }

    /// How a container is held still.
    public enum How {
        PAUSED("paused", "pause"),
        STOPPED("stopped", "stop");

        private final String words;
        private final String verb;

        How(String words, String verb) {
            this.words = words;
            this.verb = verb;
        }

        /// What it is meanwhile: `it was left paused`.
        public String words() {
            return words;
        }

        /// What is done to it: `pause app`.
        public String verb() {
            return verb;
        }
    }

    /// What a container did before it was held still.
    public enum Before {
        /// It ran, or was about to be started again by its restart policy.
        RUNNING,
        /// Its user had paused it.
        PAUSED
    }
}
