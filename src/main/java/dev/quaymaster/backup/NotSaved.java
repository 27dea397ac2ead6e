package dev.quaymaster.backup;

/// Something that belongs to what was to be saved and is not, or not entirely, in the set.
///
/// @param kind what it is
/// @param what names it: a mount, a volume, a path in a volume
/// @param reason why it is not in the set, as a part of a sentence
public record NotSaved(Kind kind, String what, String reason) {

    /// What can be left out of a set.
    public enum Kind {
        /// A folder of the engine's machine that a container writes to.
        WRITABLE_BIND,
        /// A folder of the engine's machine that containers only read.
        READ_ONLY_BIND,
        /// A volume without a name.
        ANONYMOUS_VOLUME,
        /// A named volume, such as one that is gone or cannot be mounted.
        VOLUME,
        /// Extended attributes or access control lists of files.
        ATTRIBUTES,
        /// The holes of sparse files: contents are kept, at their full size.
        HOLES,
        /// Files that no archive can hold, such as sockets, or whose names it cannot.
        ENTRIES,
        /// Settings of a database server that its dump does not contain.
        SERVER_SETTINGS,
        /// A compose, environment or configuration file.
        FILE,
        /// A variable that a database's environment file cannot hold.
        VARIABLE;

        /// Whether data of the user is missing from the set. What a stack only reads, and the holes
        /// of files, are told, but do not make a set partial.
        public boolean losesData() {
            return switch (this) {
                case READ_ONLY_BIND, HOLES -> false;
                case WRITABLE_BIND, ANONYMOUS_VOLUME, VOLUME, ATTRIBUTES, ENTRIES, SERVER_SETTINGS, FILE, VARIABLE ->
                    true;
            };
        }
    }

    /// A sentence for the user.
    public String text() {
        return "Not in this backup: %s (%s).".formatted(what, reason);
    }
}
