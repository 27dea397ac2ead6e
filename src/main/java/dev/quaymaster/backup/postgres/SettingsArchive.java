package dev.quaymaster.backup.postgres;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// The small files of a server that a dump does not hold, as a tar file beside the dump: settings,
/// access rules, keys. Paths are those in the volume; owners and modes are kept.
public final class SettingsArchive {

    private static final int LARGEST = 1 << 20;
    private static final int MOST = 100;
    private static final int RIGHTS = 0777;

    private final byte[] tar;
    private final List<String> names;

    private SettingsArchive(byte[] tar, List<String> names) {
        this.tar = tar;
        this.names = List.copyOf(names);
    }

    /// The tar, uncompressed.
    public byte[] tar() {
        return tar.clone();
    }

    /// The names of the files, without folders.
    public List<String> names() {
        return names;
    }

    /// Its name in the folder of a set.
    public static String fileName(String volume) {
        return volume + ".settings.tar";
    }

    /// Collects files of a server; what is not a small regular file is left out.
    ///
    /// @param mountPath where the volume is mounted in the server's container
    /// @param files names in the server's folder
    public static SettingsArchive of(PostgresServer server, String mountPath, List<String> files) throws IOException {
        var folder = (server.dataFolder() + "/").substring(mountPath.length() + 1);
        var bytes = new ByteArrayOutputStream();
        var names = new ArrayList<String>();
        try (var out = tar(bytes)) {
            for (var name : files.stream().limit(MOST).toList()) {
                try (var in = new TarArchiveInputStream(server.file(name))) {
                    if (copy(in, in.getNextEntry(), out, folder + name)) {
                        names.add(name);
                    }
                }
            }
        }
        return new SettingsArchive(bytes.toByteArray(), names);
    }

    /// Reads what may be unpacked into a volume: regular files, with no more rights than reading,
    /// writing and running, that stay inside.
    public static SettingsArchive read(InputStream tar) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var names = new ArrayList<String>();
        try (var out = tar(bytes);
                var in = new TarArchiveInputStream(tar)) {
            for (var entry = in.getNextEntry(); entry != null && names.size() < MOST; entry = in.getNextEntry()) {
                var path = entry.getName();
                if (stays(path) && copy(in, entry, out, path)) {
                    names.add(path.substring(path.lastIndexOf('/') + 1));
                }
            }
        }
        return new SettingsArchive(bytes.toByteArray(), names);
    }

    private static boolean stays(String path) {
        return !path.startsWith("/") && !List.of(path.split("/")).contains("..");
    }

    private static TarArchiveOutputStream tar(ByteArrayOutputStream bytes) {
        var out = new TarArchiveOutputStream(bytes, "UTF-8");
        out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        return out;
    }

    private static boolean copy(
            TarArchiveInputStream in, TarArchiveEntry entry, TarArchiveOutputStream out, String path)
            throws IOException {
        if (entry == null || !isPlain(entry) || entry.getSize() > LARGEST) {
            return false;
        }
        var copied = new TarArchiveEntry(path);
        copied.setSize(entry.getSize());
        copied.setMode(entry.getMode() & RIGHTS);
        copied.setUserId(entry.getLongUserId());
        copied.setGroupId(entry.getLongGroupId());
        copied.setModTime(entry.getLastModifiedTime());
        out.putArchiveEntry(copied);
        in.transferTo(out);
        out.closeArchiveEntry();
        return true;
    }

    private static boolean isPlain(TarArchiveEntry entry) {
        return entry.isFile()
                && !entry.isLink()
                && !entry.isSymbolicLink()
                && !entry.isFIFO()
                && !entry.isBlockDevice()
                && !entry.isCharacterDevice();
    }

    /// The tar as a stream.
    public InputStream stream() {
        return new ByteArrayInputStream(tar);
    }
}
