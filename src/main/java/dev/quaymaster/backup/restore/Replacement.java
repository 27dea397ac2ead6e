package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.archive.ArchiveFile;
import dev.quaymaster.backup.archive.TarSummary;
import dev.quaymaster.backup.archive.TarWalk;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.run.Tracker;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.spec.VolumeSpec;
import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.volume.StagedContent;
import dev.quaymaster.volume.TemporaryVolumes;
import dev.quaymaster.volume.VolumeException;
import dev.quaymaster.volume.VolumeTar;
import dev.quaymaster.words.Count;
import dev.quaymaster.words.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Replaces what volumes hold, all of them or none: the new content of each is made beside the old
/// one and proven there ([#stage]); only then they change places ([#swap]), and only when all have
/// done that the old ones go ([#finish]). Until then [#undo] leaves everything as it was.
final class Replacement implements AutoCloseable {

    private final Engine engine;
    private final RunJournal journal;
    private final BackupSet set;
    private final Tracker tracker;
    private final HelperContainers helpers;
    private final String token = UUID.randomUUID().toString();
    private final Map<String, StagedContent> staged = new LinkedHashMap<>();
    private final Set<String> swapped = new HashSet<>();
    private final List<VolumeSpec> made = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean undone;

    Replacement(Engine engine, RunJournal journal, BackupSet set, Tracker tracker) {
        this.engine = engine;
        this.journal = journal;
        this.set = set;
        this.tracker = tracker;
        this.helpers = new HelperContainers(engine);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// Makes the volume if there is none.
    ///
    /// @throws BackupException when it shows data that the user did not agree to replace, or its
    ///   driver can't make it
    void make(VolumeRestore restore) {
        restore.make().ifPresent(spec -> make(restore, spec));
    }

    private void make(VolumeRestore restore, VolumeSpec spec) {
        var outside = TargetSpecs.isForeign(spec) || TargetSpecs.outside(spec).isPresent();
        if (!outside) {
            journal.creating(restore.target()); // another one's data is never removed with it
        }
        try {
            engine.createVolume(spec);
        } catch (EngineException e) {
            throw TargetSpecs.isForeign(spec) && e.kind() != EngineException.Kind.CANCELLED
                    ? withoutDriver(restore, spec, e)
                    : e;
        }
        made.add(spec);
        if (outside && !restore.overwrites() && !isEmpty(restore.target())) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Once volume %s was made, it showed data that was there before (%s). None of it was touched. Look at the plan again."
                            .formatted(restore.target(), TargetSpecs.options(spec)));
        }
    }

    private BackupException withoutDriver(VolumeRestore restore, VolumeSpec spec, EngineException cause) {
        return new BackupException(
                BackupException.Kind.FAILED,
                "The volume %s was made by the driver %s (%s), which cannot make it on this engine: %s Make a plain volume of that name first (quaymaster volume create %s), or restore into another one (quaymaster backup restore %s --volume %s=NAME)."
                        .formatted(
                                restore.target(),
                                spec.driver(),
                                TargetSpecs.options(spec),
                                cause.getMessage(),
                                restore.target(),
                                set.id(),
                                restore.saved().name()),
                cause);
    }

    private boolean isEmpty(String volume) {
        return StagedContent.isEmpty(helpers, volume);
    }

    /// Makes the new content of one volume beside what it holds, and returns a line about it.
    ///
    /// @throws IOException when it is not what was saved
    String stage(VolumeRestore restore) throws IOException {
        var target = restore.target();
        journal.staging(target, token);
        var content = StagedContent.resume(helpers, target, token);
        staged.put(target, content);
        tracker.step(Phase.RESTORING, target);
        new TargetRoom(set, restore, content).require();
        content.prepare();
        return switch (restore.saved().archive().format()) {
            case TAR -> files(restore, content);
            case SQL -> dump(restore, content);
        };
    }

    private String files(VolumeRestore restore, StagedContent content) throws IOException {
        var archive = restore.saved().archive();
        warnings.addAll(content.fill(() -> ArchiveFile.content(set.folder(), archive)));
        tracker.step(Phase.COMPARING, restore.target());
        var found = walk(content);
        var entries = Count.words(found.entries(), "entry");
        var same = found.fingerprint().equals(archive.fingerprint());
        // Capabilities are not in the fingerprint.
        if (same && !restore.hasOwnRights()) {
            return "%s: %s, contents, owners and modes as saved".formatted(restore.target(), entries);
        }
        return nameDifferences(restore, content)
                ? "%s: %s".formatted(restore.target(), entries)
                : "%s: %s, contents, owners, modes and capabilities as saved".formatted(restore.target(), entries);
    }

    /// @return whether there are any
    private boolean nameDifferences(VolumeRestore restore, StagedContent content) throws IOException {
        try (var saved = ArchiveFile.content(set.folder(), restore.saved().archive());
                var found = content.read()) {
            var differences = ContentDifferences.between(saved, found);
            if (differences.serious()) {
                throw new IOException("what was unpacked for volume %s is not what was saved: %s"
                        .formatted(restore.target(), String.join("; ", differences.lines())));
            }
            if (!differences.lines().isEmpty()) {
                warnings.add("Not all of %s is as it was saved: %s."
                        .formatted(restore.target(), String.join("; ", differences.lines())));
            }
            return !differences.lines().isEmpty();
        }
    }

    private static TarSummary walk(StagedContent content) throws IOException {
        try (var tar = content.read()) {
            return TarWalk.walk(tar);
        }
    }

    /// A server works on a volume of its own, which is copied when it has stopped cleanly.
    private String dump(VolumeRestore restore, StagedContent content) throws IOException {
        var scratch = TemporaryVolumes.create(engine, "local", Map.of());
        try {
            var loaded = new DumpLoad(engine, journal, set, tracker).load(restore, scratch);
            loaded.warning().ifPresent(warnings::add);
            TarSummary wanted;
            try (var tar = read(scratch)) {
                wanted = TarWalk.walk(tar);
            }
            new TargetRoom(set, restore, content).require(wanted.bytes(), wanted.entries());
            try (var tar = read(scratch)) {
                warnings.addAll(content.fill(tar));
            }
            tracker.step(Phase.COMPARING, restore.target());
            if (!walk(content).fingerprint().equals(wanted.fingerprint())) {
                throw new IOException(
                        "the database for volume %s was not copied as it was loaded".formatted(restore.target()));
            }
            return loaded.line();
        } finally {
            TemporaryVolumes.remove(engine, scratch);
        }
    }

    private InputStream read(String volume) {
        return new VolumeTar(helpers).read(volume);
    }

    /// Puts the new content of all volumes in its place. From the end of this on it counts, also
    /// when the process is killed.
    void swap() {
        staged.forEach((volume, content) -> {
            journal.swapping(volume, token);
            swapped.add(volume);
            content.commit();
        });
        journal.committed();
    }

    /// Removes what the volumes held before.
    void finish() {
        staged.forEach((volume, content) -> {
            try {
                content.discardOld();
                journal.replaced(volume);
            } catch (VolumeException | EngineException e) {
                warnings.add(
                        "Volume %s holds its new content, but what it held before could not all be removed from /.quaymaster-restore-%s in it: %s It is tried again at the next start."
                                .formatted(volume, token, e.getMessage()));
            }
        });
    }

    /// Leaves every volume as it was, and those that were made not there.
    ///
    /// @return what could not be undone, as sentences; the journal stays open for it. Empty when it
    ///   was done before
    List<String> undo() {
        if (undone) {
            return List.of();
        }
        undone = true;
        var interrupted = Thread.interrupted(); // cancelled or not, all is put back
        try {
            return undoAll();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<String> undoAll() {
        var left = new ArrayList<String>();
        staged.forEach((volume, content) -> {
            try {
                content.rollback();
                content.close();
                journal.replaced(volume);
            } catch (VolumeException | EngineException e) {
                left.add(remains(volume, content, e));
            }
        });
        close();
        made.reversed().forEach(spec -> removeMade(spec, left));
        return left;
    }

    private String remains(String volume, StagedContent content, RuntimeException failure) {
        var why = Sentence.of(failure);
        return swapped.contains(volume)
                ? "Volume %s could not be put back to what it was: %s %s".formatted(volume, why, holds(content))
                : "Volume %s holds what it held before, but the folder %s in it, with a part of the new content, could not be removed: %s"
                        .formatted(volume, StagedContent.folder(token), why);
    }

    /// What a volume holds now, in a sentence.
    private static String holds(StagedContent content) {
        try {
            return switch (content.state()) {
                case NONE -> "It holds what it held before.";
                case STAGED ->
                    "It holds what it held before, and beside it a folder with a part of the" + " new content.";
                case SWAPPING -> "It holds some entries of the old and some of the new content.";
                case SWAPPED -> "It holds the new content; the old one is kept in it.";
                case DISCARDING -> "It holds the new content.";
            };
        } catch (VolumeException | EngineException e) {
            return "What it holds now cannot be seen.";
        }
    }

    private void removeMade(VolumeSpec spec, List<String> left) {
        if (TargetSpecs.isForeign(spec) && !isSafeToRemove(spec)) {
            left.add("Volume %s was made and stays, because its driver would remove its data with it."
                    .formatted(spec.name()));
            return;
        }
        try {
            engine.removeVolume(spec.name());
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                left.add(
                        "Volume %s was made and could not be removed again: %s".formatted(spec.name(), e.getMessage()));
            }
        }
    }

    private boolean isSafeToRemove(VolumeSpec spec) {
        try {
            return isEmpty(spec.name());
        } catch (VolumeException | EngineException e) {
            return false;
        }
    }

    /// Removes the helper containers; the volumes stay as they are.
    @Override
    public void close() {
        staged.values().forEach(StagedContent::close);
    }
}
