package dev.quaymaster.stack.preflight;

/// Something that would go wrong, or not as meant, if the stack were started now.
///
/// @param kind what it is about
/// @param subject the service concerned, or what else it is about
/// @param text what is the matter, in plain words
/// @param nextStep what can be done about it
public record Warning(Kind kind, String subject, String text, String nextStep) {

    /// What a warning is about.
    public enum Kind {
        /// A host port is in use.
        PORT_TAKEN,
        /// A folder or file to mount is not there.
        BIND_SOURCE_MISSING,
        /// A folder or file to mount cannot be written by the container's user.
        BIND_NOT_WRITABLE,
        /// An image has to be fetched or built first.
        IMAGE_MISSING,
        /// A variable that is needed has no value.
        VARIABLE_EMPTY,
        /// A volume would have to be made anew, and the user locked it.
        VOLUME_LOCKED,
        /// The engine's disk is too full.
        DISK_FULL
    }

    /// Whether it is only worth knowing, and in the way of nothing.
    public boolean harmless() {
        return kind == Kind.IMAGE_MISSING;
    }

    @Override
    public String toString() {
        return text + " " + nextStep;
    }
}
