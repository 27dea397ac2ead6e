package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.volume.HelperContainers.Access;
import dev.quaymaster.volume.tar.SingleEntryTar;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Whole volumes as tar streams, entries beginning with `./`, the volume's own folder first.
/// Owners, modes, times to the second, symbolic and hard links are kept, and of the extended
/// attributes what the engine's archive endpoint carries (`security.capability`). Where that
/// endpoint does not tell owners, an image's own tar is asked, if there is one.
///
/// Nothing is copied in between. Who else writes to the volume meanwhile is the caller's concern.
public final class VolumeTar {

    /// The first header and its extension fit in this.
    private static final int FIRST_HEADER = 1 << 20;

    private final HelperContainers helpers;

    /// Reads and writes volumes of that engine.
    public VolumeTar(Engine engine) {
        this(new HelperContainers(engine));
    }

    /// Reads and writes volumes of the helpers' engine.
    public VolumeTar(HelperContainers helpers) {
        this.helpers = helpers;
    }

    /// A whole volume. The engine ends the stream cleanly even where it lost files that changed
    /// while it read, so check what came. Closing the stream removes the helper container.
    ///
    /// @throws VolumeException when there is no such volume
    public InputStream read(String volume) {
        return read(volume, HelperContainers.MOUNT);
    }

    /// A folder of a volume, in the same way.
    ///
    /// @param folder its path in a helper container
    InputStream read(String volume, String folder) {
        return helpers.engine().info().keepsOwners()
                ? archive(volume, folder)
                : HelperTar.open(helpers, volume, folder).orElseGet(() -> archive(volume, folder));
    }

    private InputStream archive(String volume, String folder) {
        var container = helpers.createIdle(volume, Access.READ_ONLY);
        try {
            var tar = helpers.engine().readArchive(container, folder + "/.");
            return new FilterInputStream(tar) {
                @Override
                public void close() throws IOException {
                    try {
                        super.close();
                    } finally {
                        helpers.remove(container);
                    }
                }
            };
        } catch (RuntimeException e) {
            helpers.remove(container);
            throw e;
        }
    }

    /// Empties a volume and fills it from a tar stream, as [#read] makes them.
    ///
    /// When it fails half-way the volume holds a part: take a safety copy first.
    ///
    /// @param tar uncompressed; not closed
    public void replace(String volume, InputStream tar) {
        empty(volume);
        fill(volume, tar);
    }

    /// Removes all that a volume holds; the volume itself stays.
    public void empty(String volume) {
        try (var helper = helpers.open(volume, Access.READ_WRITE)) {
            helper.empty();
        }
    }

    /// Unpacks a tar stream, as [#read] makes them, into a volume, over what it holds.
    ///
    /// @param tar uncompressed; not closed
    public void fill(String volume, InputStream tar) {
        var container = helpers.createIdle(volume, Access.READ_WRITE);
        try {
            var in = new BufferedInputStream(tar, FIRST_HEADER);
            var root = rootFolder(in);
            helpers.engine().writeArchive(container, HelperContainers.MOUNT, in);
            // The engine leaves the folder it unpacks into as it is, so that one is unpacked too.
            root.map(VolumeTar::attributes)
                    .map(found -> SingleEntryTar.folder(mountName(), found))
                    .ifPresent(folder -> helpers.engine().writeArchive(container, "/", folder));
        } catch (IOException e) {
            throw new VolumeException("Volume " + volume + " could not be filled: " + FileFailure.reason(e), e);
        } finally {
            helpers.remove(container);
        }
    }

    private static Optional<TarArchiveEntry> rootFolder(BufferedInputStream in) throws IOException {
        in.mark(FIRST_HEADER);
        // Not closed: the stream goes on to the engine.
        var first = new TarArchiveInputStream(in, 512, 512).getNextEntry();
        in.reset();
        return Optional.ofNullable(first)
                .filter(TarArchiveEntry::isDirectory)
                .filter(entry -> VolumePath.parse(plain(entry.getName())).isRoot());
    }

    private static String plain(String name) {
        return name.startsWith("./") ? name.substring(2) : name;
    }

    private static SingleEntryTar.Attributes attributes(TarArchiveEntry entry) {
        return new SingleEntryTar.Attributes(
                (int) entry.getLongUserId(),
                (int) entry.getLongGroupId(),
                entry.getMode() & 07777,
                entry.getLastModifiedTime().toInstant());
    }

    private static String mountName() {
        return HelperContainers.MOUNT.substring(1);
    }
}
