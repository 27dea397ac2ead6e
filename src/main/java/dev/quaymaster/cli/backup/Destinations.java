package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.backup.BackupCommand.Found;
import dev.quaymaster.cli.command.Invocation;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folders in which sets are kept.
///
/// @param stores each folder once
record Destinations(List<BackupStore> stores) {

    Destinations {
        stores = List.copyOf(stores);
    }

    /// One folder.
    static Destinations only(Path folder) {
        return new Destinations(List.of(new BackupStore(folder)));
    }

    /// The usual folder and those of the user's plans.
    static Destinations known(Invocation invocation) {
        var folders = new LinkedHashSet<Path>();
        folders.add(usual(invocation));
        invocation.settings().plans().stream().map(BackupPlan::destination).forEach(folders::add);
        return new Destinations(folders.stream().map(BackupStore::new).toList());
    }

    /// The folder the user chose in the settings, else the usual one.
    static Path usual(Invocation invocation) {
        return invocation
                .settings()
                .preferences()
                .backups()
                .orElseGet(() -> invocation.folders().backups());
    }

    /// All sets, newest first.
    List<Found> sets() {
        return stores.stream()
                .flatMap(store -> store.list().stream().map(set -> new Found(store, set)))
                .sorted(
                        java.util.Comparator.comparing((Found found) -> found.set().started())
                                .reversed())
                .toList();
    }

    /// The set with this id, or whose id alone begins so, or that lies in this folder.
    Optional<Found> find(String id, Path workingDirectory) {
        return one(stores.stream(), id).or(() -> inFolder(workingDirectory.resolve(id)));
    }

    private static Optional<Found> inFolder(Path folder) {
        var path = folder.normalize();
        return Optional.ofNullable(path.getParent())
                .filter(parent -> java.nio.file.Files.isDirectory(path))
                .flatMap(
                        parent ->
                                one(
                                        Stream.of(new BackupStore(parent)),
                                        String.valueOf(path.getFileName())));
    }

    private static Optional<Found> one(Stream<BackupStore> stores, String id) {
        var found =
                stores.flatMap(store -> store.find(id).map(set -> new Found(store, set)).stream())
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
