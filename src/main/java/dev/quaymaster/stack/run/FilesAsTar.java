package dev.quaymaster.stack.run;

import dev.quaymaster.stack.spec.GrantedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Packs a few small files into a tar archive, the only form in which the engine takes files.
final class FilesAsTar {

    private FilesAsTar() {}

    static byte[] of(List<GrantedFile> files) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (var file : files) {
                add(tar, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't be written to", e);
        }
        return bytes.toByteArray();
    }

    /// Without a time and names of owners: those would be the time and the user of this machine.
    private static void add(TarArchiveOutputStream tar, GrantedFile file) throws IOException {
        var content = file.text().getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(file.path());
        entry.setMode(file.mode());
        entry.setIds(file.uid(), file.gid());
        entry.setNames("", "");
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
