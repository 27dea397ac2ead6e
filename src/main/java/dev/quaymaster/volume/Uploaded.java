package dev.quaymaster.volume;

import dev.quaymaster.volume.name.LocalName;
import dev.quaymaster.volume.name.VisibleName;
import dev.quaymaster.volume.tar.NotKept;
import java.nio.file.Path;
import java.util.List;

/// What copying into a volume came to.
///
/// @param entries files, folders and links that are in the volume now
/// @param leftOut what of this machine is not in the volume
/// @param notKept what is there and has not all that it had
public record Uploaded(long entries, long bytes, List<NotUploaded> leftOut, List<NotKept> notKept) {

    /// Copies the lists.
    public Uploaded {
        leftOut = List.copyOf(leftOut);
        notKept = List.copyOf(notKept);
    }

    /// Whether all of it is there, with all that it had.
    public boolean complete() {
        return leftOut.isEmpty() && notKept.isEmpty();
    }

    /// Whether something is not there because the volume is full.
    public boolean ranOutOfRoom() {
        return leftOut.stream().anyMatch(left -> left.reason() == Reason.NO_ROOM);
    }

    /// What becomes of files and links that are in the volume already.
    public enum Existing {
        /// They stay, and what was to take their place is left out.
        KEPT,
        /// They are replaced.
        REPLACED
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
        /// A file or link is there, which was not to be replaced.
        EXISTS("something of that name is there in the volume"),
        /// Something of another kind is there.
        TAKEN("something of another kind is there in the volume"),
        /// The volume has no room for it, or had none for what came before it.
        NO_ROOM("the volume is full");

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
