package dev.quaymaster.volume;

import java.time.Instant;
import java.util.Optional;

/// A file, folder or link in a volume.
///
/// @param size bytes of a file; what the file system says for others
/// @param mode the twelve permission bits, such as octal 0644
/// @param linkTarget what a link holds
public record VolumeEntry(
        VolumePath path, Kind kind, long size, Instant modified, int mode, Owner owner, Optional<String> linkTarget) {

    /// A sort of entry.
    public enum Kind {
        /// A regular file.
        FILE('-'),
        /// A folder.
        FOLDER('d'),
        /// A symbolic link.
        LINK('l'),
        /// A socket, pipe or device.
        OTHER('?');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        /// Reads the type bits of `st_mode`.
        static Kind ofMode(int mode) {
            return switch (mode & 0170000) {
                case 0100000 -> FILE;
                case 0040000 -> FOLDER;
                case 0120000 -> LINK;
                default -> OTHER;
            };
        }
    }

    /// Whom an entry belongs to.
    ///
    /// @param name as the image of a container using the volume calls the user; empty when it
    ///   doesn't know
    public record Owner(int uid, int gid, String name) {

        /// `postgres 999`, or the number alone.
        @Override
        public String toString() {
            return name.isEmpty() ? Integer.toString(uid) : name + " " + uid;
        }
    }

    /// The last part of the path.
    public String name() {
        return path.name();
    }

    /// Whether it can be entered.
    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }

    /// The number of the user.
    public int uid() {
        return owner.uid();
    }

    /// The number of the group.
    public int gid() {
        return owner.gid();
    }

    /// The user's name; empty when unknown.
    public String ownerName() {
        return owner.name();
    }

    /// As `ls -l` shows it: `drwxr-xr-x`.
    public String permissions() {
        var text = new StringBuilder().append(kind.letter);
        for (var bit = 8; bit >= 0; bit--) {
            text.append(((mode >> bit) & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        special(text, 04000, 3, 's');
        special(text, 02000, 6, 's');
        special(text, 01000, 9, 't');
        return text.toString();
    }

    private void special(StringBuilder text, int bit, int place, char letter) {
        if ((mode & bit) != 0) {
            var executable = text.charAt(place) == 'x';
            text.setCharAt(place, executable ? letter : Character.toUpperCase(letter));
        }
    }
}
