package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.volume.HelperContainers.Access;
import dev.quaymaster.volume.Uploaded.Existing;
import dev.quaymaster.volume.tar.Unpacked;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A volume opened like a folder. Owns a helper container that can only read, and from the first
/// change on another one that can write; both go when it is closed. A helper that was killed is
/// replaced at the next call.
///
/// All calls block; they may come from several threads, one at a time is answered. Failures are
/// [VolumeException] and [dev.quaymaster.engine.EngineException].
public final class VolumeBrowser implements AutoCloseable {

    private final HelperContainers helpers;
    private final String volume;
    private final OwnerNames owners;
    private final VolumeReading reading;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile Runnable beforeChange = () -> {};
    private volatile boolean editingAllowed;
    private volatile boolean closed;
    private @Nullable Helper reader;
    private @Nullable Helper writer;

    private VolumeBrowser(HelperContainers helpers, String volume) {
        this.helpers = helpers;
        this.volume = volume;
        this.reading = new VolumeReading(helpers, volume, this::reader);
        var users = VolumeUsage.users(helpers.engine(), volume).stream()
                .map(user -> user.container().id())
                .toList();
        this.owners = OwnerNames.of(helpers.engine(), users);
    }

    /// Opens a volume for reading.
    ///
    /// @throws VolumeException when there is no such volume
    public static VolumeBrowser open(Engine engine, String volume) {
        return open(new HelperContainers(engine), volume);
    }

    /// Opens a volume for reading, quicker where the helpers have opened one before.
    ///
    /// @throws VolumeException when there is no such volume
    public static VolumeBrowser open(HelperContainers helpers, String volume) {
        var browser = new VolumeBrowser(helpers, volume);
        browser.reader();
        return browser;
    }

    /// The volume's name.
    public String volume() {
        return volume;
    }

    /// What a folder holds, by name.
    public List<VolumeEntry> list(VolumePath folder) {
        return listing(folder).entries();
    }

    /// What a folder holds, and the folder itself.
    public Listing listing(VolumePath folder) {
        var found = found(folder);
        return new Listing(
                named(found.folder()), found.entries().stream().map(this::named).toList(), found.complete());
    }

    /// One file, folder or link.
    ///
    /// @throws VolumeException NOT_FOUND when it is not there
    public VolumeEntry entry(VolumePath path) {
        if (path.isRoot()) {
            return listing(path).folder();
        }
        return list(path.parent()).stream()
                .filter(entry -> entry.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new VolumeException(
                        VolumeException.Kind.NOT_FOUND, "There is no /" + path + " in volume " + volume + ".", null));
    }

    /// The first bytes of a file.
    ///
    /// @param maxBytes at most so many
    public byte[] read(VolumePath file, int maxBytes) {
        return reading.start(file, maxBytes);
    }

    /// A whole file. Close the stream, to stop early as well.
    public InputStream open(VolumePath file) {
        return reading.open(file);
    }

    /// Copies a file, or a folder with all that is in it, to this machine.
    ///
    /// @param target the new file or folder; a file of that name is replaced, a folder must not
    ///   exist
    /// @param progress gets the bytes written so far
    public Unpacked download(VolumePath path, Path target, LongConsumer progress) {
        return reading.download(entry(path), target, progress);
    }

    /// Copies a file or folder to this machine as one tar file, with owners, modes and links.
    ///
    /// @param target the new file; one of that name is replaced
    /// @param progress gets the bytes written so far
    ///
    /// @return also what it does not hold
    public Unpacked downloadTar(VolumePath path, Path target, LongConsumer progress) {
        return reading.downloadTar(path, target, progress);
    }

    /// How much a folder holds. Uses a helper of its own, so that listing goes on meanwhile.
    public VolumeMeasure measure(VolumePath folder) {
        try (var helper = helpers.open(volume, Access.READ_ONLY)) {
            return helper.measure(folder);
        }
    }

    /// The running containers that have the volume's data open, under whatever name.
    public List<VolumeUser> runningUsers() {
        return helpers.engine().volume(volume).stream()
                .flatMap(found -> SharedData.of(helpers.engine()).users(found).stream())
                .filter(VolumeUser::running)
                .toList();
    }

    /// Refuses changes while the volume is protected; asked before each.
    public void protectBy(VolumeGuard guard) {
        beforeChange = () -> guard.check(volume, "change");
    }

    /// Permits changes although containers are running on the volume.
    public void allowEditing() {
        editingAllowed = true;
    }

    /// Copies a file of this machine into a folder, under its own name. It appears complete or not
    /// at all, and belongs to the folder's owner; one that it replaces passes owner and mode on.
    ///
    /// @return also what could not be kept
    /// @throws VolumeException when something is there that is to be kept
    public Uploaded upload(Path file, VolumePath folder, Existing existing, LongConsumer progress) {
        return new VolumeWriting(helpers.engine(), volume, writer()).upload(file, listing(folder), existing, progress);
    }

    /// The files and links of the volume that copying something of this machine into it would
    /// replace, in the order of the copying.
    ///
    /// @param target what it is called in the volume
    public List<VolumePath> replaced(Path source, VolumePath target) {
        return new UploadConflicts(this::listing).of(source, target);
    }

    /// Copies a file, link or folder of this machine with all that is in it into the volume. Files
    /// keep their rights and times, folders their modes and times, links stay links, and one file
    /// with several names stays one; all belongs to the owner of the folder it comes into. Each
    /// file appears complete or not at all; one that it replaces passes owner and mode on.
    ///
    /// @param target what it is called in the volume
    /// @param progress gets the bytes sent so far
    /// @return also what could not be copied or kept; once the volume is full, that is all the rest
    public Uploaded put(Path source, VolumePath target, Existing existing, LongConsumer progress) {
        var helper = writer();
        var writing = new VolumeWriting(helpers.engine(), volume, helper);
        return new VolumeUpload(helper, writing, this::listing, existing, progress).run(source, target);
    }

    /// Makes a folder, which belongs to the owner of the one it is in.
    public void makeFolder(VolumePath folder) {
        var owner = listing(folder.parent()).folder().owner();
        writer().makeFolder(folder, owner);
    }

    /// Removes a file, or a folder with all that is in it.
    public void delete(VolumePath path) {
        if (path.isRoot()) {
            throw new VolumeException("The volume's own folder can't be deleted.");
        }
        writer().remove(path);
    }

    /// A helper that was killed is noticed by its silence only, so a second one is asked.
    private Listing found(VolumePath folder) {
        var helper = reader();
        try {
            return helper.list(folder);
        } catch (VolumeException e) {
            if (!helper.broken() || closed) {
                throw e;
            }
            return reader().list(folder);
        }
    }

    private VolumeEntry named(VolumeEntry entry) {
        return new VolumeEntry(
                entry.path(),
                entry.kind(),
                entry.size(),
                entry.modified(),
                entry.mode(),
                owners.owner(entry.uid(), entry.gid()),
                entry.linkTarget());
    }

    private Helper reader() {
        opening.lock();
        try {
            var current = usable(reader, Access.READ_ONLY);
            reader = current;
            return current;
        } finally {
            opening.unlock();
        }
    }

    private Helper writer() {
        checkEditable();
        opening.lock();
        try {
            var current = usable(writer, Access.READ_WRITE);
            writer = current;
            return current;
        } finally {
            opening.unlock();
        }
    }

    private Helper usable(@Nullable Helper helper, Access access) {
        if (closed) {
            throw new VolumeException("Volume " + volume + " was closed.");
        }
        if (helper != null && !helper.broken()) {
            return helper;
        }
        if (helper != null) {
            helper.close();
        }
        return helpers.open(volume, access);
    }

    private void checkEditable() {
        beforeChange.run();
        var running = editingAllowed ? List.<VolumeUser>of() : runningUsers();
        if (!running.isEmpty()) {
            throw new VolumeException(
                    running.stream().map(VolumeUser::label).distinct().collect(Collectors.joining(", "))
                            + " is running on volume "
                            + volume
                            + ". Stop it first, or write all the same: Allow editing in the window,"
                            + " --yes in a command.");
        }
    }

    /// Removes the helper containers.
    @Override
    public void close() {
        closed = true;
        opening.lock();
        try {
            closeQuietly(reader);
            closeQuietly(writer);
            reader = null;
            writer = null;
        } finally {
            opening.unlock();
        }
    }

    private static void closeQuietly(@Nullable Helper helper) {
        if (helper != null) {
            helper.close();
        }
    }
}
