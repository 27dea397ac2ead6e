package dev.quaymaster.stack.run;

/// Something that would go wrong, or not as meant, if the stack were started now.
///
/// @param kind what it is about
/// @param service the service concerned
/// @param text what is the matter, in plain words
/// @param nextStep what can be done about it
public record Warning(Kind kind, String service, String text, String nextStep) {

    /// What a warning is about.
    public enum Kind {
        /// A host port is in use.
        PORT_TAKEN,
        /// A folder or file to mount is not there.
        BIND_SOURCE_MISSING,
        /// An image has to be fetched or built first.
        IMAGE_MISSING
    }

    @Override
    public String toString() {
        return text + " " + nextStep;
    }
}
