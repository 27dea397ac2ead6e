package dev.quaymaster.volume;

import dev.quaymaster.volume.tar.NotKept;
import java.util.ArrayList;
import java.util.List;

/// Files and folders of a volume that have more than owner, mode and time.
///
/// Names in `trusted.*` are seen only by who may do everything on the machine, which a helper may
/// not; `security.capability` is kept by the engine's archives and does not count.
///
/// @param extended have extended attributes of the user's (`user.*`)
/// @param accessLists have access control lists
public record FileAttributes(SampledNames extended, SampledNames accessLists) {

    /// What a copy without them lacks.
    List<NotKept> notKept() {
        var lost = new ArrayList<NotKept>();
        if (!extended.isEmpty()) {
            lost.add(new NotKept(inside(extended), NotKept.Property.EXTENDED_ATTRIBUTES));
        }
        if (!accessLists.isEmpty()) {
            lost.add(new NotKept(inside(accessLists), NotKept.Property.ACCESS_LIST));
        }
        return lost;
    }

    /// Names from the folder that was looked into, as [dev.quaymaster.volume.tar.Unpacked] has
    /// them.
    private static String inside(SampledNames names) {
        var plain = names.first().stream()
                .map(name -> name.startsWith("/") ? name.substring(1) : name)
                .toList();
        return new SampledNames(names.count(), plain).text();
    }

    /// Collects lines of `tar -cvv`; one thread.
    static final class Sum {

        /// The mode, of which the reader has taken the first letter, and its sign.
        private static final int SIGN = 9;

        private static final int FIELDS = 6;

        private final SampledNames.Sum extended = new SampledNames.Sum();
        private final SampledNames.Sum accessLists = new SampledNames.Sum();

        /// Counts a line without its first letter, which has a plus for an access control list and
        /// an asterisk for extended attributes.
        void add(String line) {
            var fields = line.split(" +", FIELDS);
            if (fields.length == FIELDS && line.length() > SIGN) {
                var into = line.charAt(SIGN) == '+' ? accessLists : extended;
                into.add(plain(fields[FIELDS - 1]));
            }
        }

        private static String plain(String path) {
            var start = path.startsWith("./") ? 1 : 0;
            return path.substring(start, path.endsWith("/") ? path.length() - 1 : path.length());
        }

        FileAttributes result() {
            return new FileAttributes(extended.result(), accessLists.result());
        }
    }
}
