package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.volume.tar.SingleEntryTar;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

/// Puts bytes into a volume, through the archive endpoint of a helper that may write.
final class VolumeWriting {

    private static final int NEW_FILE_MODE = 0644;
    private static final int BUFFER = 1 << 16;

    private final Engine engine;
    private final Helper helper;

    VolumeWriting(Engine engine, Helper helper) {
        this.engine = engine;
        this.helper = helper;
    }

    /// A file into a folder; see [VolumeBrowser#upload].
    ///
    /// @return the new file, its owner as the engine was asked to set it
    VolumeEntry upload(Path file, Listing folder, LongConsumer progress) {
        var path = folder.folder().path().child(String.valueOf(file.getFileName()));
        var before =
                folder.entries().stream().filter(entry -> entry.path().equals(path)).findFirst();
        if (before.isPresent() && before.get().kind() != VolumeEntry.Kind.FILE) {
            throw new VolumeException(
                    "/" + path + " is there already and is not a file, so it is not replaced.");
        }
        try {
            var entry = entry(file, path, before, folder.folder().owner());
            send(file, entry, progress);
            return entry;
        } catch (IOException e) {
            throw new VolumeException(file + " could not be read: " + e.getMessage(), e);
        }
    }

    private void send(Path file, VolumeEntry entry, LongConsumer progress) throws IOException {
        var direct = !helper.canRearrange();
        var arriving =
                direct
                        ? entry.path()
                        : entry.path().parent().child(".quaymaster-" + UUID.randomUUID());
        var done = false;
        try (var in = counting(file, progress)) {
            var attributes =
                    new SingleEntryTar.Attributes(
                            entry.uid(), entry.gid(), entry.mode(), entry.modified());
            engine.writeArchive(
                    helper.container(),
                    ArchiveHelper.place(entry.path().parent()),
                    SingleEntryTar.file(arriving.name(), attributes, entry.size(), in));
            if (!direct) {
                helper.place(arriving, entry.path());
            }
            done = true;
        } finally {
            if (!done && !direct) {
                helper.remove(arriving);
            }
        }
    }

    private static VolumeEntry entry(
            Path file, VolumePath path, Optional<VolumeEntry> before, VolumeEntry.Owner folderOwner)
            throws IOException {
        return new VolumeEntry(
                path,
                VolumeEntry.Kind.FILE,
                Files.size(file),
                Files.getLastModifiedTime(file).toInstant(),
                before.map(VolumeEntry::mode).orElse(NEW_FILE_MODE),
                before.map(VolumeEntry::owner).orElse(folderOwner),
                Optional.empty());
    }

    private static InputStream counting(Path file, LongConsumer progress) throws IOException {
        return new FilterInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            private long total;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                var count = super.read(bytes, offset, length);
                total += Math.max(0, count);
                progress.accept(total);
                return count;
            }
        };
    }
}
