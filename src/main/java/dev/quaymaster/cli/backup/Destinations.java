package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.UnreadableSet;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.backup.BackupCommand.Found;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The folders in which sets are kept.
///
/// @param stores each folder once
/// @param standard the folder that nobody chose: where it is not there, no backup was made yet
record Destinations(List<BackupStore> stores, Path standard) {

    Destinations {
        stores = List.copyOf(stores);
    }

    /// One folder that was named.
    ///
    /// @throws CommandException NOT_FOUND when it is not there
    static Destinations named(Path folder) {
        if (Files.isDirectory(folder)) {
            return only(folder);
        }
        throw new CommandException(
                ExitCode.NOT_FOUND,
                Files.exists(folder)
                        ? "%s is no folder, so there are no backups in it.".formatted(folder)
                        : "There is no folder %s. If it is on a disk or share, connect that first.".formatted(folder));
    }

    private static Destinations only(Path folder) {
        return new Destinations(List.of(new BackupStore(folder)), folder);
    }

    /// The usual folder and those of the user's plans.
    static Destinations known(Invocation invocation) {
        var folders = new LinkedHashSet<Path>();
        folders.add(usual(invocation));
        invocation.settings().plans().stream().map(BackupPlan::destination).forEach(folders::add);
        return new Destinations(
                folders.stream().map(BackupStore::new).toList(),
                invocation.folders().backups());
    }

    /// The folder the user chose in the settings, else the usual one.
    static Path usual(Invocation invocation) {
        return invocation
                .settings()
                .preferences()
                .backups()
                .orElseGet(() -> invocation.folders().backups());
    }

    /// All that lies in them. A folder that cannot be listed keeps no other from being so.
    KnownSets read() {
        var sets = new ArrayList<Found>();
        var unreadable = new ArrayList<UnreadableSet>();
        var unlisted = new ArrayList<String>();
        var notices = new ArrayList<String>();
        for (var store : stores) {
            if (!store.folder().equals(standard) && Files.notExists(store.folder())) {
                (store.isUsable() ? notices : unlisted).add(missing(store));
                continue;
            }
            try {
                var listing = store.read();
                listing.sets().forEach(set -> sets.add(new Found(store, set)));
                unreadable.addAll(listing.unreadable());
                notices.addAll(listing.notices());
            } catch (BackupException e) {
                unlisted.add(String.valueOf(e.getMessage()));
            }
        }
        sets.sort(Comparator.comparing((Found found) -> found.set().started()).reversed());
        return new KnownSets(sets, unreadable, unlisted, notices);
    }

    /// A folder that a plan or the settings name may have been chosen for backups to come.
    private static String missing(BackupStore store) {
        return "There is no folder %s, which a plan or the settings name for backups. %s"
                .formatted(
                        store.folder(),
                        store.isUsable()
                                ? "The first backup makes it; if some were made there already," + " connect its disk."
                                : "Connect its disk, or choose another folder.");
    }

    /// The set with this id, or whose id alone begins so, or that lies in this folder.
    Optional<Found> find(String id, Path workingDirectory) {
        return read().find(id).or(() -> beside(id, workingDirectory).find(name(id)));
    }

    /// As [#find], but a folder that cannot be read as a set.
    Optional<UnreadableSet> findUnreadable(String id, Path workingDirectory) {
        return read().findUnreadable(id).or(() -> beside(id, workingDirectory).findUnreadable(name(id)));
    }

    /// What lies beside a set that is named by its folder.
    private static KnownSets beside(String folder, Path workingDirectory) {
        var path = workingDirectory.resolve(folder).normalize();
        return Optional.ofNullable(path.getParent())
                .filter(_ -> Files.isDirectory(path))
                .map(parent -> only(parent).read())
                .orElseGet(KnownSets::none);
    }

    private static String name(String folder) {
        return String.valueOf(Path.of(folder).normalize().getFileName());
    }
}
