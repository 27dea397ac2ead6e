package dev.quaymaster.stack.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The user a container runs as, where it is given by numbers: what a name stands for only the
/// image knows.
///
/// @param uid not 0: that one may write everywhere
record NumberedUser(int uid, int gid) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?::(\\d{1,9}))?");
    private static final int OWNER_MAY_WRITE = 0200;
    private static final int GROUP_MAY_WRITE = 0020;
    private static final int OTHERS_MAY_WRITE = 0002;

    /// Reads `1000` or `1000:1000`; root and names give nothing.
    static Optional<NumberedUser> parse(String user) {
        var numbers = NUMBERS.matcher(user);
        if (!numbers.matches() || Integer.parseInt(numbers.group(1)) == 0) {
            return Optional.empty();
        }
        var group = Optional.ofNullable(numbers.group(2)).map(Integer::parseInt).orElse(0);
        return Optional.of(new NumberedUser(Integer.parseInt(numbers.group(1)), group));
    }

    /// Whether the kernel lets it write there; yes where that cannot be told.
    boolean mayWrite(Path path) {
        try {
            var known = Files.readAttributes(path, "unix:uid,gid,mode");
            if (number(known, "uid") == uid) {
                return (number(known, "mode") & OWNER_MAY_WRITE) != 0;
            }
            return number(known, "gid") == gid
                    ? (number(known, "mode") & GROUP_MAY_WRITE) != 0
                    : (number(known, "mode") & OTHERS_MAY_WRITE) != 0;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return true;
        }
    }

    private static int number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Integer number ? number : 0;
    }

    @Override
    public String toString() {
        return gid == 0 ? Integer.toString(uid) : uid + ":" + gid;
    }
}
