package dev.quaymaster.volume;

import dev.quaymaster.volume.name.NameBytes;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads what `helper.sh` answers. A record's fixed fields come first; its path ends at the first
/// doubled slash, which no path holds; a link's target is as long as the link's size says. So
/// blanks, quotes and line ends in names are names.
final class RecordReader {

    private static final int LONGEST_STATUS = 1 << 16;

    private final InputStream in;

    RecordReader(InputStream in) {
        this.in = in;
    }

    /// Waits for the loop to begin.
    boolean awaitReady() throws IOException {
        int first = next();
        var status = first == '/' ? line() : "";
        if (!"ready".equals(status)) {
            throw new VolumeException("The helper container's shell does not work.");
        }
        return true;
    }

    /// Waits for a command to end.
    ///
    /// @param path what it is about, for the message
    void awaitOk(VolumePath path) throws IOException {
        if (next() != '/') {
            throw unexpected();
        }
        end(path);
    }

    /// Waits for a command on the volume itself to end.
    ///
    /// @param volume its name, for the message
    void awaitOk(String volume) throws IOException {
        if (next() != '/') {
            throw unexpected();
        }
        var status = line();
        if (!"ok".equals(status)) {
            throw new VolumeException("Volume " + volume + ": " + reason(status) + ".");
        }
    }

    /// Reads the answer of `room`.
    VolumeRoom readRoom(String volume) throws IOException {
        var blocks = number(next(), 10);
        var size = number(next(), 10);
        var countsInodes = number(next(), 10) > 0;
        var inodes = number(next(), 10);
        expect('\n');
        awaitOk(volume);
        return new VolumeRoom(blocks * size, countsInodes ? inodes : Long.MAX_VALUE);
    }

    /// Reads the records of `list`; the folder itself is among them.
    void readEntries(VolumePath folder, Consumer<VolumeEntry> entries) throws IOException {
        for (var first = next(); first != '/'; first = next()) {
            entries.accept(entry(folder, first));
        }
        end(folder);
    }

    /// Reads the records of `measure`.
    void readSizes(VolumePath folder, VolumeMeasure.Sum sum) throws IOException {
        for (var first = next(); first != '/'; first = next()) {
            var links = number(first, 10);
            var inode = number(next(), 10);
            var size = number(next(), 10);
            var path = path();
            expect('\n');
            sum.add(links, inode, size, path);
        }
        end(folder);
    }

    /// Reads the records of `sockets`.
    void readPaths(VolumePath folder, Consumer<VolumePath> paths) throws IOException {
        for (var first = next(); first != '/'; first = next()) {
            // every path begins with a dot, which is passed over with its slash
            paths.accept(VolumePath.parse(path()));
            expect('\n');
        }
        end(folder);
    }

    /// Reads the records of `survey`.
    ///
    /// @return what the tools could not look at, in their words; empty when they saw all
    String readSurvey(VolumeSurvey.Sum sum) throws IOException {
        for (var first = next(); first != '/'; first = next()) {
            var mode = (int) number(first, 16);
            var links = number(next(), 10);
            var inode = number(next(), 10);
            var size = number(next(), 10);
            var onDisk = number(next(), 10) * number(next(), 10);
            var path = path();
            expect('\n');
            sum.add(mode, links, inode, size, onDisk, path);
        }
        var status = line();
        if (!status.startsWith("seen")) {
            throw unexpected();
        }
        return status.substring("seen".length()).strip();
    }

    /// Reads the lines of `attributes`; empty when no tool was there to look.
    Optional<FileAttributes> readAttributes() throws IOException {
        var sum = new FileAttributes.Sum();
        for (var first = next(); first != '/'; first = next()) {
            sum.add(line());
        }
        return line().equals("ok") ? Optional.of(sum.result()) : Optional.empty();
    }

    private VolumeEntry entry(VolumePath folder, int first) throws IOException {
        var mode = (int) number(first, 16);
        var uid = (int) number(next(), 10);
        var gid = (int) number(next(), 10);
        var size = number(next(), 10);
        var modified = Instant.ofEpochSecond(number(next(), 10));
        var path = path();
        var kind = VolumeEntry.Kind.ofMode(mode);
        Optional<String> target = Optional.empty();
        if (kind == VolumeEntry.Kind.LINK) {
            target = Optional.of(target(path, (int) size));
        } else {
            skipDetail(path);
        }
        expect('\n');
        return new VolumeEntry(
                ".".equals(path) ? folder : folder.child(path.substring(2)),
                kind,
                size,
                modified,
                mode & 07777,
                new VolumeEntry.Owner(uid, gid, ""),
                target);
    }

    /// `path` as GNU's `%N` says it, or `'path'` as busybox does.
    private void skipDetail(String path) throws IOException {
        int first = next();
        var bytes = NameBytes.encode(path).length;
        in.skipNBytes(first == '\'' ? bytes + 1 : bytes - 1);
    }

    /// `path -> target`, or `'path' -> 'target'`.
    private String target(String path, int size) throws IOException {
        int first = next();
        var bytes = NameBytes.encode(path).length;
        var quoted = first == '\'';
        in.skipNBytes(quoted ? bytes + 1 : bytes - 1);
        expect(' ');
        expect('-');
        expect('>');
        expect(' ');
        if (quoted) {
            expect('\'');
        }
        var target = NameBytes.decode(in.readNBytes(size));
        if (quoted) {
            expect('\'');
        }
        return target;
    }

    private long number(int first, int radix) throws IOException {
        var negative = first == '-';
        var value = 0L;
        for (var digit = negative ? next() : first; digit != ' '; digit = next()) {
            var digitValue = Character.digit(digit, radix);
            if (digitValue < 0) {
                throw unexpected();
            }
            value = value * radix + digitValue;
        }
        return negative ? -value : value;
    }

    private String path() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var last = 0;
        for (var value = next(); last != '/' || value != '/'; value = next()) {
            if (last != 0) {
                bytes.write(last);
            }
            last = value;
        }
        return NameBytes.decode(bytes.toByteArray());
    }

    private void end(VolumePath path) throws IOException {
        var status = line();
        if ("missing".equals(status)) {
            throw ShellHelper.missing(path);
        }
        if ("outside".equals(status)) {
            throw new VolumeException("/" + path + " leads out of the volume.");
        }
        if (!"ok".equals(status)) {
            throw new VolumeException(kind(status), "/" + path + ": " + reason(status) + ".", null);
        }
    }

    /// The tools have no other sign of it than these words.
    private static VolumeException.Kind kind(String status) {
        return status.contains("No space left on device") ? VolumeException.Kind.FULL : VolumeException.Kind.FAILED;
    }

    private static String reason(String status) {
        return status.substring(Math.min(5, status.length()));
    }

    private String line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var value = next(); value != '\n'; value = next()) {
            if (bytes.size() > LONGEST_STATUS) {
                throw unexpected();
            }
            bytes.write(value);
        }
        return NameBytes.decode(bytes.toByteArray());
    }

    private void expect(char wanted) throws IOException {
        if (next() != wanted) {
            throw unexpected();
        }
    }

    private int next() throws IOException {
        var value = in.read();
        if (value < 0) {
            throw new EOFException("The helper container has ended");
        }
        return value;
    }

    private static IOException unexpected() {
        return new IOException("The helper container's answer can't be read");
    }
}
