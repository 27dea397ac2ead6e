package dev.quaymaster.backup.archive;

import dev.quaymaster.backup.SetFileName;
import dev.quaymaster.files.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.List;

/// Opens the files of a set: regular files in its own folder, never through a link.
public final class SetFiles {

    private SetFiles() {}

    /// Opens a file of the set in `folder`.
    ///
    /// @param name as a manifest has it
    /// @throws java.nio.file.NoSuchFileException when it is missing
    /// @throws IOException when it cannot be read, or is a link, a device or the like
    public static InputStream open(Path folder, String name) throws IOException {
        return Files.newInputStream(regular(folder, name), LinkOption.NOFOLLOW_LINKS);
    }

    /// How many bytes a file of the set has; throws as [#open].
    public static long size(Path folder, String name) throws IOException {
        return Files.size(regular(folder, name));
    }

    /// The SHA-256 of a file of the set in lower-case hex; throws as [#open].
    public static String sha256(Path folder, String name) throws IOException {
        var digest = Sha256.digest();
        try (var in = new DigestInputStream(open(folder, name), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest);
    }

    /// The whole content of a small file of the set; throws as [#open].
    ///
    /// @param most bytes it may have
    public static byte[] read(Path folder, String name, int most) throws IOException {
        try (var in = open(folder, name)) {
            var content = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new FileSystemException(folder.resolve(name).toString(), null, "it is larger than it can be");
            }
            return content;
        }
    }

    /// The paths in the set folder of all that is in it but folders, in order. Links and the like
    /// are named, and not followed.
    public static List<String> names(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> folder.relativize(path).toString().replace(File.separatorChar, '/'))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// What opens without waiting: a named pipe would never answer.
    private static Path regular(Path folder, String name) throws IOException {
        var file = folder;
        for (var step : SetFileName.require(name).split("/", -1)) {
            if (!file.equals(folder) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(file.toString(), null, "it is no folder");
            }
            file = file.resolve(step);
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "it is no regular file");
        }
        return file;
    }
}
