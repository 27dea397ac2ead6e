package dev.quaymaster.volume.tar;

import dev.quaymaster.volume.name.VisibleName;
import java.util.List;
import java.util.stream.Stream;

/// What unpacking came to.
///
/// @param leftOut what of the stream is not there now
/// @param renamed what has another name now, as this machine can't hold its own
/// @param notKept what is there and has not all that it had
public record Unpacked(long files, long bytes, List<LeftOut> leftOut, List<Renamed> renamed, List<NotKept> notKept) {

    /// Copies the lists.
    public Unpacked {
        leftOut = List.copyOf(leftOut);
        renamed = List.copyOf(renamed);
        notKept = List.copyOf(notKept);
    }

    /// Files of which nothing is missing.
    public static Unpacked files(long files, long bytes) {
        return new Unpacked(files, bytes, List.of(), List.of(), List.of());
    }

    /// The same with more that was left out.
    public Unpacked without(List<LeftOut> more) {
        return new Unpacked(files, bytes, joined(leftOut, more), renamed, notKept);
    }

    /// The same with more that could not be kept.
    public Unpacked lacking(List<NotKept> more) {
        return new Unpacked(files, bytes, leftOut, renamed, joined(notKept, more));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// Whether all of it is there under its own name, with all that it had.
    public boolean complete() {
        return leftOut.isEmpty() && renamed.isEmpty() && notKept.isEmpty();
    }

    /// Why something was left out.
    public enum Reason {
        /// A device or pipe.
        SPECIAL("a device or pipe can't be kept here"),
        /// A socket of a program.
        SOCKET("a socket is no file"),
        /// A link that leads out of the folder.
        LEADS_OUT("the link leads out of what is copied"),
        /// A name or a place that is not in the folder.
        OUTSIDE("its name leads out of what is copied"),
        /// Something else has the name, or that of a folder above it, already.
        TAKEN("something else has that name here"),
        /// A further name of a file that is not among what is copied.
        NO_ORIGINAL("it is a further name of a file that is not copied"),
        /// The machine can't make such a thing.
        IMPOSSIBLE("this machine could not make it");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /// The reason in words, without a full stop.
        public String words() {
            return words;
        }
    }

    /// Something that is not there.
    ///
    /// @param name as the stream has it, without the folder's own name
    /// @param link what a link holds; empty for others
    public record LeftOut(String name, String link, Reason reason) {

        /// As it is shown, with the reason.
        @Override
        public String toString() {
            return VisibleName.of(name) + (link.isEmpty() ? "" : " → " + VisibleName.of(link)) + ": " + reason.words();
        }
    }

    /// Something that has another name here.
    ///
    /// @param name as the stream has it, without the folder's own name
    /// @param now the name it has, likewise with the folders above it
    public record Renamed(String name, String now) {

        /// As it is shown.
        @Override
        public String toString() {
            return VisibleName.of(name) + " is now " + VisibleName.of(now);
        }
    }
}
