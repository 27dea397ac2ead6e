package dev.quaymaster.volume;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.volume.Uploaded.Existing;
import dev.quaymaster.volume.name.LocalName;
import dev.quaymaster.volume.tar.NotKept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

/// Copies a file, link or folder of this machine with all that is in it into a volume.
///
/// Files keep their rights and times, folders their modes and times; all belongs to the owner of
/// the folder it comes into. Links stay links, and one file with several names stays one. Devices,
/// pipes and sockets are never opened. What can't be copied or kept is noted, and the rest goes on,
/// unless the volume is full. Use once.
final class VolumeUpload {

    private static final System.Logger LOG = System.getLogger(VolumeUpload.class.getName());

    private final Helper helper;
    private final VolumeWriting writing;
    private final Function<VolumePath, Listing> lister;
    private final Existing existing;
    private final LongConsumer progress;
    private final Map<Object, VolumePath> shared = new HashMap<>();
    private final List<NotKept> notKept = new ArrayList<>();
    private final List<Uploaded.NotUploaded> leftOut = new ArrayList<>();
    private boolean full;
    private long entries;
    private long bytes;

    /// @param lister lists a folder of the volume
    /// @param progress gets the bytes sent so far
    VolumeUpload(
            Helper helper,
            VolumeWriting writing,
            Function<VolumePath, Listing> lister,
            Existing existing,
            LongConsumer progress) {
        this.helper = helper;
        this.existing = existing;
        this.writing = writing;
        this.lister = lister;
        this.progress = progress;
    }

    /// Copies.
    ///
    /// @param target what it is called in the volume
    /// @throws EngineException when the engine fails, or the thread was interrupted
    Uploaded run(Path source, VolumePath target) {
        put(source, target, lister.apply(target.parent()));
        if (entries > 0) {
            notKept.addAll(LocalAttributes.of(source));
        }
        return new Uploaded(entries, bytes, leftOut, notKept);
    }

    private void put(Path source, VolumePath target, Listing folder) {
        if (Thread.currentThread().isInterrupted()) {
            throw new EngineException(EngineException.Kind.CANCELLED, "Copying was cancelled.", null);
        }
        if (full) {
            leftOut.add(new Uploaded.NotUploaded(source, Uploaded.Reason.NO_ROOM, ""));
            return;
        }
        var before = folder.entries().stream()
                .filter(entry -> entry.path().equals(target))
                .map(VolumeEntry::kind)
                .findFirst();
        try {
            var file = LocalFile.of(source);
            if (target.isRoot() || !fits(file, before)) {
                throw new LocalFileException(Uploaded.Reason.TAKEN, "/" + target);
            }
            if (existing == Existing.KEPT && replaces(file, before)) {
                throw new LocalFileException(Uploaded.Reason.EXISTS, "/" + target);
            }
            switch (file.kind()) {
                case FILE -> file(file, target, folder);
                case FOLDER -> folder(file, target, folder, before.isPresent());
                case LINK -> link(file, target, folder, before.isPresent());
                case OTHER -> throw new LocalFileException(Uploaded.Reason.SPECIAL, "");
            }
        } catch (LocalFileException e) {
            leftOut.add(new Uploaded.NotUploaded(source, e.reason(), e.detail()));
        } catch (VolumeException e) {
            if (e.kind() != VolumeException.Kind.FULL) {
                throw e;
            }
            full = true;
            leftOut.add(new Uploaded.NotUploaded(source, Uploaded.Reason.NO_ROOM, ""));
        }
    }

    private static boolean fits(LocalFile file, Optional<VolumeEntry.Kind> before) {
        return before.isEmpty() || before.get() == file.kind();
    }

    /// Folders are not replaced: what is put into them joins what they hold.
    static boolean replaces(LocalFile file, Optional<VolumeEntry.Kind> before) {
        return before.isPresent()
                && switch (file.kind()) {
                    case FILE, LINK -> fits(file, before);
                    case FOLDER, OTHER -> false;
                };
    }

    private void file(LocalFile file, VolumePath target, Listing folder) throws LocalFileException {
        if (!isLinked(file, target)) {
            var before = bytes;
            var written = writing.write(file, folder, target, now -> progress.accept(before + now));
            bytes += file.size();
            notKept.addAll(VolumeWriting.lost(file, written));
        }
        file.shared().ifPresent(key -> shared.putIfAbsent(key, target));
        entries++;
    }

    /// Whether a file that was copied under another name has this one as well now.
    private boolean isLinked(LocalFile file, VolumePath target) {
        var original = file.shared().map(shared::get);
        if (original.isEmpty()) {
            return false;
        }
        try {
            helper.makeHardLink(target, original.get());
            return true;
        } catch (VolumeException e) {
            LOG.log(System.Logger.Level.DEBUG, "A copy instead of a hard link", e);
            notKept.add(new NotKept(LocalName.all(file.path()), NotKept.Property.HARD_LINK));
            return false;
        }
    }

    private void link(LocalFile link, VolumePath target, Listing folder, boolean there) throws LocalFileException {
        var held = link.linkTarget();
        if (there) {
            helper.remove(target);
        }
        helper.makeLink(target, held, link.modified(), folder.folder().owner());
        entries++;
    }

    /// One that is there already keeps its mode, owner and time.
    private void folder(LocalFile folder, VolumePath target, Listing above, boolean there) throws LocalFileException {
        var members = members(folder.path());
        if (!there) {
            helper.makeFolder(target, above.folder().owner());
            entries++;
        }
        var listing = lister.apply(target);
        for (var member : members) {
            put(member, target.child(LocalName.of(member)), listing);
        }
        if (!there) {
            writing.describeFolder(folder, target, above.folder().owner());
        }
    }

    static List<Path> members(Path folder) throws LocalFileException {
        try (var members = Files.list(folder)) {
            return members.sorted().toList();
        } catch (UncheckedIOException e) {
            throw LocalFileException.of(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw LocalFileException.of(e);
        }
    }
}
