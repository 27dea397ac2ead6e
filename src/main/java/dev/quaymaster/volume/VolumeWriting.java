package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.FilterInput;
import dev.quaymaster.files.Uninterrupted;
import dev.quaymaster.volume.Uploaded.Existing;
import dev.quaymaster.volume.name.LocalName;
import dev.quaymaster.volume.tar.NotKept;
import dev.quaymaster.volume.tar.SingleEntryTar;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Puts single files, folders and links into a volume, through the archive endpoint of a helper
/// that may write.
final class VolumeWriting {

    private static final System.Logger LOG = System.getLogger(VolumeWriting.class.getName());
    private static final int BUFFER = 1 << 16;

    /// They belong to the owner of the folder then, with whose rights they must not run.
    private static final int SPECIAL_BITS = 07000;

    private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(1);
    private static final Duration ARRIVAL_PAUSE = Duration.ofMillis(30);

    private final Engine engine;
    private final String volume;
    private final Helper helper;

    VolumeWriting(Engine engine, String volume, Helper helper) {
        this.engine = engine;
        this.volume = volume;
        this.helper = helper;
    }

    /// A file into a folder; see [VolumeBrowser#upload].
    Uploaded upload(Path file, Listing folder, Existing existing, LongConsumer progress) {
        try {
            var about = LocalFile.of(file.toRealPath());
            if (about.kind() != VolumeEntry.Kind.FILE) {
                throw new VolumeException(file + " is not a regular file, so it is not copied.");
            }
            var path = folder.folder().path().child(LocalName.of(file));
            if (existing == Existing.KEPT && before(folder, path).isPresent()) {
                throw new VolumeException("/" + path + " is there already, so " + file + " was not uploaded.");
            }
            var written = write(about, folder, path, progress);
            var notKept = new ArrayList<>(lost(about, written));
            notKept.addAll(LocalAttributes.of(about.path()));
            return new Uploaded(1, about.size(), List.of(), notKept);
        } catch (LocalFileException e) {
            throw new VolumeException(file + ": " + e.reason().words() + ".", e);
        } catch (IOException e) {
            throw new VolumeException(file + " could not be read: " + FileFailure.reason(e), e);
        }
    }

    /// A regular file.
    ///
    /// @param folder what the folder held that it goes into
    /// @param path the new file
    /// @throws LocalFileException when it can't be read, or changed meanwhile; nothing is there
    ///   then
    /// @throws VolumeException FULL when the volume has no room for it
    VolumeEntry write(LocalFile file, Listing folder, VolumePath path, LongConsumer progress)
            throws LocalFileException {
        var before = before(folder, path);
        if (before.isPresent() && before.get().kind() != VolumeEntry.Kind.FILE) {
            throw new VolumeException("/" + path + " is there already and is not a file, so it is not replaced.");
        }
        var entry = new VolumeEntry(
                path,
                VolumeEntry.Kind.FILE,
                file.size(),
                file.modified(),
                before.map(VolumeEntry::mode).orElse(file.mode() & 0777),
                before.map(VolumeEntry::owner).orElse(folder.folder().owner()),
                Optional.empty());
        send(file, entry, progress);
        return entry;
    }

    /// What a file had on this machine and has not in the volume.
    static List<NotKept> lost(LocalFile file, VolumeEntry written) {
        return (file.mode() & ~written.mode() & SPECIAL_BITS) == 0
                ? List.of()
                : List.of(new NotKept(LocalName.all(file.path()), NotKept.Property.SPECIAL_MODE));
    }

    private static Optional<VolumeEntry> before(Listing folder, VolumePath path) {
        return folder.entries().stream()
                .filter(entry -> entry.path().equals(path))
                .findFirst();
    }

    private void send(LocalFile file, VolumeEntry entry, LongConsumer progress) throws LocalFileException {
        var direct = !helper.canRearrange();
        var arriving = direct ? entry.path() : entry.path().parent().child(".quaymaster-" + UUID.randomUUID());
        var done = false;
        var begun = false;
        try (var in = new LocalContents(file.path(), progress)) {
            if (!direct) {
                helper.arriving(arriving);
            }
            begun = true;
            write(entry, arriving, in);
            file.checkUnchanged();
            if (!direct) {
                helper.place(arriving, entry.path());
            }
            done = true;
        } catch (IOException e) {
            throw LocalFileException.of(e);
        } finally {
            if (begun && !done && !direct) {
                discard(arriving);
            }
        }
    }

    /// The engine unpacks for a moment after its stream broke: what is not there may yet come.
    private void discard(VolumePath arriving) {
        try {
            var end = System.nanoTime() + ARRIVAL_LIMIT.toNanos();
            var gone = false;
            while (!gone && System.nanoTime() < end) {
                gone = Uninterrupted.call(() -> removed(arriving));
            }
        } catch (VolumeException | EngineException | IOException e) {
            LOG.log(System.Logger.Level.WARNING, "/" + arriving + " may be left in the volume", e);
        }
    }

    private boolean removed(VolumePath arriving) throws InterruptedException {
        var there = helper.list(arriving.parent()).entries().stream()
                .anyMatch(entry -> entry.path().equals(arriving));
        if (there) {
            helper.remove(arriving);
        } else {
            Thread.sleep(ARRIVAL_PAUSE);
        }
        return there;
    }

    /// What fails because the file does is told so, whatever the engine makes of it.
    private void write(VolumeEntry entry, VolumePath arriving, LocalContents in) throws LocalFileException {
        var attributes = new SingleEntryTar.Attributes(entry.uid(), entry.gid(), entry.mode(), entry.modified());
        try {
            engine.writeArchive(
                    helper.container(),
                    ArchiveHelper.place(entry.path().parent()),
                    SingleEntryTar.file(arriving.name(), attributes, entry.size(), in));
        } catch (EngineException e) {
            if (in.problem != null) {
                throw LocalFileException.of(in.problem);
            }
            if (in.total < entry.size() && in.ended) {
                throw new LocalFileException(Uploaded.Reason.CHANGED, "it became shorter");
            }
            if (e.kind() == EngineException.Kind.DISK_FULL) {
                throw new VolumeException(
                        VolumeException.Kind.FULL,
                        "Volume " + volume + " is full: it has no room for /" + entry.path() + ".",
                        e);
            }
            throw e;
        }
    }

    /// A folder's mode and time, once all that belongs in it is there.
    void describeFolder(LocalFile folder, VolumePath path, VolumeEntry.Owner owner) {
        var attributes =
                new SingleEntryTar.Attributes(owner.uid(), owner.gid(), folder.mode() & 07777, folder.modified());
        engine.writeArchive(
                helper.container(), ArchiveHelper.place(path.parent()), SingleEntryTar.folder(path.name(), attributes));
    }

    /// Bytes of a file of this machine, counted. The name is not followed if it has become a link.
    private static final class LocalContents extends FilterInput {

        private final LongConsumer progress;
        private long total;
        private boolean ended;
        private @Nullable IOException problem;

        LocalContents(Path file, LongConsumer progress) throws IOException {
            super(new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), BUFFER));
            this.progress = progress;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                var count = in.read(bytes, offset, length);
                ended |= count < 0;
                total += Math.max(0, count);
                progress.accept(total);
                return count;
            } catch (IOException e) {
                problem = e;
                throw e;
            }
        }
    }
}
