package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.volume.tar.SingleEntryTar;
import dev.quaymaster.volume.tar.TarEntries;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A helper whose container never runs, for engines without any image that has a shell. What a
/// folder holds is read from the headers of its tar stream, so big folders are seen in part.
final class ArchiveHelper implements Helper {

    /// So much of a tar stream is read for one listing.
    private static final long LIMIT_BYTES = 512L << 20;

    private final Engine engine;
    private final String container;
    private volatile boolean broken;

    ArchiveHelper(Engine engine, String container) {
        this.engine = engine;
        this.container = container;
    }

    @Override
    public String container() {
        return container;
    }

    @Override
    public boolean broken() {
        return broken;
    }

    @Override
    public boolean canRearrange() {
        return false;
    }

    @Override
    public Listing list(VolumePath folder) {
        var entries = new ArrayList<VolumeEntry>();
        var complete = new boolean[] {true};
        walk(folder, (tar, steps, entry) -> {
            if (steps.size() == 1) {
                entries.add(entry(folder.child(steps.getFirst()), entry));
            } else if (steps.isEmpty()) {
                entries.add(entry(folder, entry));
            }
            complete[0] = tar.bytesRead() < LIMIT_BYTES;
            return complete[0];
        });
        if (entries.isEmpty() || !entries.getFirst().isFolder()) {
            throw ShellHelper.missing(folder);
        }
        var itself = entries.removeFirst();
        entries.sort(Comparator.comparing(VolumeEntry::name));
        return new Listing(itself, entries, complete[0]);
    }

    @Override
    public VolumeMeasure measure(VolumePath folder) {
        var sum = new VolumeMeasure.Sum();
        walk(folder, (_, steps, entry) -> {
            if (!entry.about().isDirectory()) {
                // A further name of a file seen before has no size of its own.
                sum.add(1, 0, entry.about().getSize(), String.join("/", steps));
            }
            return true;
        });
        return sum.result();
    }

    /// The stream leaves sockets out, and there is no shell to ask.
    @Override
    public List<VolumePath> sockets(VolumePath folder) {
        return List.of();
    }

    /// Sockets are in no tar stream, and one without holes tells of none.
    @Override
    public VolumeSurvey survey(Runnable alive, Predicate<String> counted) {
        var sum = new VolumeSurvey.Sum(alive, counted);
        walk(VolumePath.ROOT, (_, steps, entry) -> {
            if (!entry.about().isDirectory()) {
                var type = entry.about().isSymbolicLink() ? VolumeSurvey.Sum.LINK : 0;
                sum.add(type, 1, 0, entry.about().getSize(), entry.about().getSize(), String.join("/", steps));
            }
            return true;
        });
        return sum.result("");
    }

    @Override
    public Optional<FileAttributes> attributes(VolumePath folder, String name) {
        return Optional.empty();
    }

    @Override
    public void makeFolder(VolumePath folder, VolumeEntry.Owner owner) {
        var tar = SingleEntryTar.folder(
                folder.name(), new SingleEntryTar.Attributes(owner.uid(), owner.gid(), 0755, Instant.now()));
        engine.writeArchive(container, place(folder.parent()), tar);
    }

    @Override
    public void makeLink(VolumePath link, String held, Instant modified, VolumeEntry.Owner owner) {
        var attributes = new SingleEntryTar.Attributes(owner.uid(), owner.gid(), 0777, modified);
        engine.writeArchive(container, place(link.parent()), SingleEntryTar.link(link.name(), attributes, held));
    }

    @Override
    public void makeHardLink(VolumePath link, VolumePath file) {
        throw noShell("linked");
    }

    @Override
    public void arriving(VolumePath file) {
        throw noShell("renamed");
    }

    @Override
    public void place(VolumePath from, VolumePath to) {
        throw noShell("renamed");
    }

    @Override
    public void remove(VolumePath path) {
        throw noShell("deleted");
    }

    @Override
    public void empty() {
        if (!list(VolumePath.ROOT).entries().isEmpty()) {
            throw noShell("deleted");
        }
    }

    @Override
    public void staging(StagingStep step, String stage) {
        throw noShell("replaced");
    }

    @Override
    public VolumeRoom room() {
        throw noShell("measured");
    }

    @Override
    public void close() {
        broken = true;
        engine.remove(container, RemoveOptions.FORCE_WITH_VOLUMES);
    }

    /// Where a path of the volume is in a helper container.
    static String place(VolumePath path) {
        return path.isRoot() ? HelperContainers.MOUNT : HelperContainers.MOUNT + "/" + path.raw();
    }

    private static VolumeException noShell(String what) {
        return new VolumeException("Nothing can be "
                + what
                + " here: no image on this engine has a shell to do it with. Build or pull"
                + " a small one, such as busybox.");
    }

    /// Takes one header; false ends the walk.
    private interface Visitor {
        boolean visit(TarEntries tar, List<String> steps, TarEntries.Named entry);
    }

    private void walk(VolumePath folder, Visitor visitor) {
        try (var tar = new TarEntries(engine.readArchive(container, place(folder)))) {
            for (var entry = tar.next(); entry.isPresent(); entry = tar.next()) {
                var steps = VolumePath.parse(entry.get().name()).names();
                // Podman leaves the name of the volume's own folder out
                var above = entry.get().name().startsWith("/") ? 0 : 1;
                var below = steps.subList(Math.min(above, steps.size()), steps.size());
                if (!visitor.visit(tar, below, entry.get())) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new VolumeException("/" + folder + " can't be read: " + FileFailure.reason(e), e);
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                throw ShellHelper.missing(folder);
            }
            throw e;
        }
    }

    private static VolumeEntry entry(VolumePath path, TarEntries.Named entry) {
        var about = entry.about();
        return new VolumeEntry(
                path,
                kind(entry),
                about.getSize(),
                about.getLastModifiedTime().toInstant(),
                about.getMode() & 07777,
                new VolumeEntry.Owner((int) about.getLongUserId(), (int) about.getLongGroupId(), ""),
                about.isSymbolicLink() ? Optional.of(entry.link()) : Optional.empty());
    }

    private static VolumeEntry.Kind kind(TarEntries.Named entry) {
        return switch (entry.type()) {
            case FOLDER -> VolumeEntry.Kind.FOLDER;
            case LINK -> VolumeEntry.Kind.LINK;
            case FILE, HARD_LINK -> VolumeEntry.Kind.FILE;
            case SPECIAL -> VolumeEntry.Kind.OTHER;
        };
    }
}
