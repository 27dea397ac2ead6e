package dev.quaymaster.backup.restore;

/// Something about a restore that the user should know before it is done.
///
/// @param kind what it is
/// @param text a sentence without its full stop
public record RestoreConcern(Kind kind, String text) {

    /// What can be of concern.
    public enum Kind {
        /// The volume that is made shows data that is not the engine's own: a folder of its
        /// machine, a device, a share.
        OUTSIDE_DATA,
        /// The volume is made by a driver other than the engine's own, which decides what is in it.
        FOREIGN_DRIVER,
        /// There are devices among the files.
        DEVICES,
        /// There are files that run with their owner's rights, or with capabilities.
        SETUID,
        /// A dump is loaded by an image that is not the one in use, or files come to a container of
        /// another image or version than they were saved from.
        OTHER_IMAGE,
        /// What was saved of one volume replaces another one of the same stack or set that
        /// containers use.
        OTHER_VOLUME,
        /// A database was at work when its files were copied.
        MOVING_DATABASE,
        /// There are links that lead out of the volume; legal, and common.
        LINKS_OUT,
        /// Something that belongs to it was not saved and so does not come back.
        NOT_SAVED;

        /// Whether the user has to agree.
        boolean asks() {
            return switch (this) {
                case OUTSIDE_DATA, FOREIGN_DRIVER, DEVICES, SETUID, OTHER_IMAGE, OTHER_VOLUME, MOVING_DATABASE -> true;
                case LINKS_OUT, NOT_SAVED -> false;
            };
        }
    }

    /// Whether the user has to agree.
    public boolean asks() {
        return kind.asks();
    }
}
