package dev.quaymaster.backup.retention;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.SetInfo;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.SetOrigin;
import dev.quaymaster.backup.Sets;
import dev.quaymaster.backup.VolumeOrigin;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A set as a store lists it, for tests: by default a good one of the stack `shop` with the volume
/// `data`, made by the plan `nightly`.
record ListedSet(
        String id,
        Instant started,
        SetKind kind,
        Optional<String> stack,
        List<String> volumes,
        List<String> missing,
        Optional<SetOrigin> origin,
        boolean damaged,
        boolean pinned) {

    static final SetOrigin NIGHTLY = new SetOrigin("here", "engine", Optional.of("nightly"));

    static ListedSet of(String id, String started) {
        return of(id, Instant.parse(started));
    }

    static ListedSet of(String id, Instant started) {
        return new ListedSet(
                id,
                started,
                SetKind.SCHEDULED,
                Optional.of("shop"),
                List.of("data"),
                List.of(),
                Optional.of(NIGHTLY),
                false,
                false);
    }

    ListedSet ofVolumes(String... names) {
        return new ListedSet(id, started, kind, Optional.empty(), List.of(names), missing, origin, damaged, pinned);
    }

    ListedSet ofStack(String name, String... names) {
        return new ListedSet(id, started, kind, Optional.of(name), List.of(names), missing, origin, damaged, pinned);
    }

    ListedSet without(String... names) {
        return new ListedSet(id, started, kind, stack, volumes, List.of(names), origin, damaged, pinned);
    }

    ListedSet from(SetOrigin other) {
        return new ListedSet(id, started, kind, stack, volumes, missing, Optional.of(other), damaged, pinned);
    }

    ListedSet byHand() {
        return from(new SetOrigin("here", "engine", Optional.empty()));
    }

    /// Made by running its plan by hand.
    ListedSet manual() {
        return new ListedSet(id, started, SetKind.MANUAL, stack, volumes, missing, origin, damaged, pinned);
    }

    ListedSet ofLayout1() {
        return new ListedSet(id, started, kind, stack, volumes, missing, Optional.empty(), damaged, pinned);
    }

    ListedSet safetyCopy() {
        return new ListedSet(id, started, SetKind.SAFETY_COPY, stack, volumes, missing, origin, damaged, pinned);
    }

    ListedSet found(boolean isDamaged) {
        return new ListedSet(id, started, kind, stack, volumes, missing, origin, isDamaged, pinned);
    }

    ListedSet kept(boolean isPinned) {
        return new ListedSet(id, started, kind, stack, volumes, missing, origin, damaged, isPinned);
    }

    BackupSet set() {
        var about = new SetInfo(id, kind, stack, started, started.plusSeconds(4), "test", "20.10", origin);
        var manifest = new Manifest(
                Manifest.FORMAT,
                about,
                volumes.stream().map(this::saved).toList(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                missing.stream().map(ListedSet::gone).toList(),
                List.of());
        var check = new CheckRecord(started, damaged ? List.of("a.tar.zst is 3 bytes short") : List.of());
        return new BackupSet(id, Path.of("store", id), manifest, Optional.of(check), pinned);
    }

    RunRecord run() {
        return new RunRecord(id, "shop", kind, started, started.plusSeconds(4), RunRecord.Outcome.COMPLETE, "");
    }

    private SavedVolume saved(String volume) {
        var sample = Sets.manifest(id, started, kind).volumes().getFirst();
        return new SavedVolume(
                VolumeOrigin.of(volume, "local", Map.of(), Map.of()),
                sample.method(),
                sample.archive(),
                sample.database(),
                sample.quiesced(),
                sample.quietMillis());
    }

    private static NotSaved gone(String volume) {
        return new NotSaved(NotSaved.Kind.VOLUME, volume, "it is not on this engine");
    }

    /// Keeps this many.
    static RetentionPolicy keep(int count) {
        return RetentionPolicy.keepLast(count);
    }
}
