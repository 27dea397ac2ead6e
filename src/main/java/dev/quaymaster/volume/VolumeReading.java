package dev.quaymaster.volume;

import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.volume.name.NameBytes;
import dev.quaymaster.volume.name.VisibleName;
import dev.quaymaster.volume.tar.EntryType;
import dev.quaymaster.volume.tar.NotKept;
import dev.quaymaster.volume.tar.SparseFileOutput;
import dev.quaymaster.volume.tar.TarEntries;
import dev.quaymaster.volume.tar.TarHeaderGuard;
import dev.quaymaster.volume.tar.TarUnpacker;
import dev.quaymaster.volume.tar.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/// Takes bytes out of a volume, through the archive endpoint of its helper.
final class VolumeReading {

    /// What is read from a volume is its reader's own.
    private static final int PRIVATE = 0600;

    private final HelperContainers helpers;
    private final String volume;
    private final Supplier<Helper> helper;

    VolumeReading(HelperContainers helpers, String volume, Supplier<Helper> helper) {
        this.helpers = helpers;
        this.volume = volume;
        this.helper = helper;
    }

    /// A file as the engine delivers it.
    private record Delivered(TarArchiveEntry about, InputStream contents) {}

    /// The first bytes of a file.
    byte[] start(VolumePath file, int maxBytes) {
        try (var in = open(file)) {
            return in.readNBytes(maxBytes);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// A whole file.
    InputStream open(VolumePath file) {
        return delivered(file).contents();
    }

    private Delivered delivered(VolumePath file) {
        var tar = TarHeaderGuard.entries(archive(file));
        try {
            var entry = tar.getNextEntry();
            if (entry != null && EntryType.of(entry) == EntryType.FILE) {
                return new Delivered(entry, tar);
            }
            tar.close();
            if (entry == null && !NameBytes.isText(file.name())) {
                return outOfFolder(file);
            }
            if (entry != null && EntryType.of(entry) == EntryType.LINK) {
                throw isLink(file, entry.getLinkName());
            }
            throw new VolumeException("/" + file + " is not a regular file.");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// Engines before 23 give nothing for a file whose name is no text, but all for its folder.
    private Delivered outOfFolder(VolumePath file) throws IOException {
        var tar = new TarEntries(archive(file.parent()));
        for (var entry = tar.next(); entry.isPresent(); entry = tar.next()) {
            var steps = VolumePath.parse(entry.get().name()).names();
            var wanted = steps.size() == 2 && steps.getLast().equals(file.name());
            if (wanted && entry.get().type() == EntryType.FILE) {
                return new Delivered(entry.get().about(), tar.contents());
            }
        }
        tar.close();
        throw new VolumeException("/" + file + " is not a regular file.");
    }

    /// A file or folder, to this machine; see [VolumeBrowser#download].
    Unpacked download(VolumeEntry entry, Path target, LongConsumer progress) {
        return switch (entry.kind()) {
            case FILE -> file(entry, target, progress);
            case FOLDER -> folder(entry.path(), target, progress);
            case LINK -> throw isLink(entry.path(), entry.linkTarget().orElse(""));
            case OTHER ->
                throw new VolumeException("/" + entry.path() + " is a device, pipe or socket: it is not copied.");
        };
    }

    /// No link is followed: where it leads is said, so that this can be asked for instead.
    ///
    /// @param held where it leads, by its own words
    static VolumeException isLink(VolumePath link, String held) {
        var next = link.follow(held)
                .map(target -> " Name that instead: /" + target)
                .orElse(" That is outside of the volume");
        return new VolumeException("/" + link + " is a link to " + VisibleName.of(held) + "." + next + ".");
    }

    /// A file or folder as a tar file, which can't hold sockets; extended attributes and access
    /// control lists the engine does not put in.
    Unpacked downloadTar(VolumePath path, Path target, LongConsumer progress) {
        try (var in = archive(path)) {
            var bytes = save(in, target, PRIVATE, Optional.empty(), progress);
            return Unpacked.files(1, bytes).without(sockets(path)).lacking(attributes(path, "."));
        } catch (IOException e) {
            throw unwritable(path, target, e);
        }
    }

    private Unpacked file(VolumeEntry entry, Path target, LongConsumer progress) {
        var delivered = delivered(entry.path());
        try (var in = delivered.contents()) {
            var bytes = save(in, target, entry.mode() | PRIVATE, Optional.of(entry.modified()), progress);
            return Unpacked.files(1, bytes)
                    .lacking(TarUnpacker.lost(entry.name(), delivered.about()))
                    .lacking(attributes(entry.path().parent(), entry.name()));
        } catch (IOException e) {
            throw unwritable(entry.path(), target, e);
        }
    }

    private Unpacked folder(VolumePath path, Path target, LongConsumer progress) {
        var partial = partial(target);
        try (var in = archive(path)) {
            Files.createDirectory(partial);
            var unpacked = new TarUnpacker(partial, progress)
                    .unpack(in)
                    .without(sockets(path))
                    .lacking(attributes(path, "."));
            Files.move(partial, target);
            return unpacked;
        } catch (IOException e) {
            throw unwritable(path, target, e);
        } finally {
            deleteAll(partial);
        }
    }

    private List<Unpacked.LeftOut> sockets(VolumePath folder) {
        return helper.get().sockets(folder).stream()
                .map(path -> new Unpacked.LeftOut(path.raw(), "", Unpacked.Reason.SOCKET))
                .toList();
    }

    private List<NotKept> attributes(VolumePath folder, String name) {
        var here = helper.get().attributes(folder, name);
        var found = here.isPresent() ? here : helpers.attributes(volume, folder, name);
        return found.map(FileAttributes::notKept).orElse(List.of());
    }

    /// Writes to a partial name first, so that the target is whole or not there, and nobody else
    /// reads it before it has its own rights.
    ///
    /// @param modified the time it gets; its own where empty
    private static long save(InputStream in, Path target, int mode, Optional<Instant> modified, LongConsumer progress)
            throws IOException {
        var partial = partial(target);
        try {
            var total = 0L;
            Files.createFile(partial, AtomicFile.privateMode("rw-------"));
            try (var out = new SparseFileOutput(partial)) {
                total = out.writeAll(in, progress);
                out.force();
            }
            if (partial.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(partial, TarUnpacker.permissions(mode));
            }
            if (modified.isPresent()) {
                Files.setLastModifiedTime(partial, FileTime.from(modified.get()));
            }
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
            return total;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private InputStream archive(VolumePath path) {
        return helpers.engine().readArchive(helper.get().container(), ArchiveHelper.place(path));
    }

    private static Path partial(Path target) {
        return target.toAbsolutePath().resolveSibling(".quaymaster-" + UUID.randomUUID() + ".part");
    }

    private static void deleteAll(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            System.getLogger(VolumeReading.class.getName())
                    .log(System.Logger.Level.WARNING, "Can't remove " + folder, e);
        }
    }

    private static VolumeException unreadable(VolumePath path, IOException cause) {
        return new VolumeException("/" + path + " can't be read: " + FileFailure.reason(cause), cause);
    }

    private static VolumeException unwritable(VolumePath path, Path target, IOException cause) {
        return new VolumeException(
                cause instanceof NoSuchFileException ? VolumeException.Kind.NOT_FOUND : VolumeException.Kind.FAILED,
                "/" + path + " could not be copied to " + target + ": " + FileFailure.reason(cause) + ".",
                cause);
    }
}
