package dev.quaymaster.backup.journal;

/// A container that ran and is held still for a while.
///
/// @param id on the engine
/// @param name for people
/// @param project its compose project, empty when it has none
/// @param service its compose service, empty when it has none
/// @param how how it is held still
public record QuietContainer(String id, String name, String project, String service, How how) {

    /// How a container is held still.
    public enum How {
        PAUSED,
        STOPPED
    }
}
