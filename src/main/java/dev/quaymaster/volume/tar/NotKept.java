package dev.quaymaster.volume.tar;

import dev.quaymaster.volume.name.VisibleName;

/// Something that a copy of a file does not have, though its contents are all there.
///
/// @param name of the file, or of several, as [dev.quaymaster.volume.name.NameBytes] carries it
public record NotKept(String name, Property property) {

    /// What a file can have beside its contents.
    public enum Property {
        /// It has more than the nine permission bits. Its owner is another one now, so whoever ran
        /// it would have that one's rights.
        SPECIAL_MODE("its setuid, setgid or sticky bit"),
        /// It may do what otherwise only the system's administrator may.
        CAPABILITIES("its capabilities"),
        /// It is one file under several names; now each is a file of its own.
        HARD_LINK("that it is one file with another name"),
        /// Attributes of the user's or a program's own.
        EXTENDED_ATTRIBUTES("extended attributes, such as capabilities"),
        /// Rights of more than owner, group and others.
        ACCESS_LIST("access control lists"),
        /// Ranges that were never written and take no room.
        HOLES("holes, whose zeros take up room now");

        private final String words;

        Property(String words) {
            this.words = words;
        }
    }

    /// A part of a sentence, for `Not kept of` it.
    @Override
    public String toString() {
        return VisibleName.of(name) + ": " + property.words;
    }
}
