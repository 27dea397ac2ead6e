package dev.quaymaster.volume;

import dev.quaymaster.volume.name.LocalName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/// A file, folder or link of this machine as it was when it was looked at. Links are not followed.
///
/// @param size bytes of a file
/// @param mode the twelve permission bits; 0644 and 0755 where the system knows none
/// @param shared what a file with several names has in common under all of them; empty where it has
///   one
record LocalFile(Path path, VolumeEntry.Kind kind, long size, Instant modified, int mode, Optional<Object> shared) {

    /// Looks at a file.
    ///
    /// @throws LocalFileException when that is not possible
    static LocalFile of(Path path) throws LocalFileException {
        try {
            var about = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new LocalFile(
                    path,
                    kind(about),
                    about.size(),
                    about.lastModifiedTime().toInstant(),
                    mode(path, about),
                    shared(path, about));
        } catch (IOException e) {
            throw LocalFileException.of(e);
        }
    }

    private static VolumeEntry.Kind kind(BasicFileAttributes about) {
        if (about.isSymbolicLink()) {
            return VolumeEntry.Kind.LINK;
        }
        if (about.isDirectory()) {
            return VolumeEntry.Kind.FOLDER;
        }
        return about.isRegularFile() ? VolumeEntry.Kind.FILE : VolumeEntry.Kind.OTHER;
    }

    private static Optional<Object> shared(Path path, BasicFileAttributes about) throws IOException {
        var several = about.isRegularFile()
                && isUnix(path)
                && (Integer) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
        return several ? Optional.ofNullable(about.fileKey()) : Optional.empty();
    }

    private static boolean isUnix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static int mode(Path path, BasicFileAttributes about) throws IOException {
        if (!isUnix(path)) {
            return about.isDirectory() ? 0755 : 0644;
        }
        return (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
    }

    /// What a link holds.
    ///
    /// @throws LocalFileException when that is not possible
    String linkTarget() throws LocalFileException {
        try {
            return LocalName.all(Files.readSymbolicLink(path));
        } catch (IOException e) {
            throw LocalFileException.of(e);
        }
    }

    /// Looks again.
    ///
    /// @throws LocalFileException when it is not as it was
    void checkUnchanged() throws LocalFileException {
        var now = of(path);
        if (now.kind != kind || now.size != size || !now.modified.equals(modified)) {
            throw new LocalFileException(Uploaded.Reason.CHANGED, "");
        }
    }
}
