package dev.quaymaster.volume.tar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Unpacks a tar stream into a folder of this machine, and nowhere else.
///
/// Links are made last, when nothing is written any more, and only those that stay inside. Owners
/// are not kept: the files become the user's own, readable and writable by him. Use once.
public final class TarUnpacker {

    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final LongConsumer progress;
    private final byte[] buffer = new byte[BUFFER];
    private final Map<String, Path> unpacked = new HashMap<>();
    private final List<TarArchiveEntry> links = new ArrayList<>();
    private final Map<Path, TarArchiveEntry> folders = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private long files;
    private long bytes;

    /// Prepares to unpack.
    ///
    /// @param target an existing folder
    /// @param progress gets the bytes written so far
    public TarUnpacker(Path target, LongConsumer progress) {
        this.target = target.toAbsolutePath().normalize();
        this.progress = progress;
    }

    /// Unpacks all entries without their first name, which is that of the folder itself.
    public Unpacked unpack(InputStream stream) throws IOException {
        var tar = new TarArchiveInputStream(stream);
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            take(tar, entry);
        }
        for (var link : links) {
            link(link);
        }
        for (var folder : folders.entrySet()) {
            describe(folder.getKey(), folder.getValue());
        }
        return new Unpacked(files, bytes, leftOut);
    }

    private void take(InputStream contents, TarArchiveEntry entry) throws IOException {
        var place = place(entry.getName());
        var type = EntryType.of(entry);
        if (place.isEmpty() || (place.get().equals(target) && type != EntryType.FOLDER)) {
            leftOut.add(entry.getName());
            return;
        }
        switch (type) {
            case FOLDER -> {
                Files.createDirectories(place.get());
                folders.put(place.get(), entry);
            }
            case FILE -> file(contents, place.get(), entry);
            case HARD_LINK -> hardLink(place.get(), entry);
            case LINK -> links.add(entry);
            case SPECIAL -> leftOut.add(entry.getName());
        }
    }

    /// Where an entry belongs; empty when that is not a place inside the folder.
    private Optional<Path> place(String name) {
        var steps = name.split("/", -1);
        var place = target;
        try {
            for (var i = 1; i < steps.length; i++) {
                if ("..".equals(steps[i])) {
                    return Optional.empty();
                }
                place = place.resolve(steps[i].isEmpty() ? "." : steps[i]);
            }
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        var result = place.normalize();
        return name.startsWith("/") || "..".equals(steps[0]) || !result.startsWith(target)
                ? Optional.empty()
                : Optional.of(result);
    }

    private void file(InputStream contents, Path wanted, TarArchiveEntry entry) throws IOException {
        Files.createDirectories(wanted.getParent());
        var place = free(wanted);
        try (var out = Files.newOutputStream(place)) {
            for (var count = contents.read(buffer); count >= 0; count = contents.read(buffer)) {
                out.write(buffer, 0, count);
                bytes += count;
                progress.accept(bytes);
            }
        }
        files++;
        unpacked.put(entry.getName(), place);
        describe(place, entry);
    }

    private void hardLink(Path wanted, TarArchiveEntry entry) throws IOException {
        var original = unpacked.get(entry.getLinkName());
        if (original == null) {
            leftOut.add(entry.getName());
            return;
        }
        Files.createDirectories(wanted.getParent());
        var place = free(wanted);
        Files.copy(original, place, StandardCopyOption.REPLACE_EXISTING);
        files++;
        unpacked.put(entry.getName(), place);
        describe(place, entry);
    }

    /// The name, or the next one with a number where this machine takes two names for one.
    private static Path free(Path wanted) throws IOException {
        for (var number = 1; ; number++) {
            var place =
                    number == 1
                            ? wanted
                            : wanted.resolveSibling(wanted.getFileName() + " (" + number + ")");
            try {
                return Files.createFile(place);
            } catch (FileAlreadyExistsException e) {
                if (number > 999) {
                    throw e;
                }
            }
        }
    }

    private void link(TarArchiveEntry entry) throws IOException {
        var place = place(entry.getName()).orElseThrow();
        var held = entry.getLinkName();
        if (held.startsWith("/") || !place.resolveSibling(held).normalize().startsWith(target)) {
            leftOut.add(entry.getName() + " → " + held);
            return;
        }
        Files.createDirectories(place.getParent());
        if (Files.notExists(place, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createSymbolicLink(place, Path.of(held));
                files++;
            } catch (IOException | UnsupportedOperationException e) {
                leftOut.add(entry.getName() + " → " + held);
            }
        }
    }

    private static void describe(Path place, TarArchiveEntry entry) throws IOException {
        if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(place, permissions(entry));
        }
        Files.setLastModifiedTime(place, FileTime.from(entry.getLastModifiedTime().toInstant()));
    }

    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        var mode = entry.getMode() | (entry.isDirectory() ? 0700 : 0600);
        var text = new StringBuilder();
        for (var bit = 8; bit >= 0; bit--) {
            text.append(((mode >> bit) & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        return PosixFilePermissions.fromString(text.toString());
    }
}
