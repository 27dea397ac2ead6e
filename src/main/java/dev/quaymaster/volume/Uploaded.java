package dev.quaymaster.volume;

import dev.quaymaster.volume.name.LocalName;
import dev.quaymaster.volume.name.VisibleName;
import java.nio.file.Path;
import java.util.List;

/// What copying into a volume came to.
///
/// @param entries files, folders and links that are in the volume now
/// @param leftOut what of this machine is not in the volume
public record Uploaded(long entries, long bytes, List<NotUploaded> leftOut) {

    /// Copies the list.
    public Uploaded {
        leftOut = List.copyOf(leftOut);
    }

    /// Why something of this machine is not in the volume.
    public enum Reason {
        /// A device, pipe or socket, which is never opened.
        SPECIAL("a device, pipe or socket is not copied"),
        /// It can't be read.
        UNREADABLE("it can't be read"),
        /// It was there when the folder was listed.
        GONE("it vanished meanwhile"),
        /// What was read of it is of no one moment.
        CHANGED("it changed while it was read"),
        /// Something of another kind is there.
        TAKEN("something of another kind is there in the volume");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /// The reason in words, without a full stop.
        public String words() {
            return words;
        }
    }

    /// Something of this machine that is not in the volume.
    ///
    /// @param detail what the system says; may be empty
    public record NotUploaded(Path file, Reason reason, String detail) {

        /// As it is shown, with the reason.
        @Override
        public String toString() {
            return VisibleName.of(LocalName.all(file))
                    + ": "
                    + reason.words()
                    + (detail.isEmpty() ? "" : " (" + detail + ")");
        }
    }
}
