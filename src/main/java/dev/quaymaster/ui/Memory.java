package dev.quaymaster.ui;

import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.editor.KeptVersions;
import dev.quaymaster.settings.Folders;
import dev.quaymaster.settings.LockedVolumes;
import dev.quaymaster.settings.Settings;
import dev.quaymaster.settings.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What the window remembers between starts, with the bundled stacks added for a user who has none
/// yet.
final class Memory {

    private static final String BUNDLED = "quaymaster.stacks";

    private final Folders folders;
    private final SettingsFile file;
    private final KeptVersions versions;
    private Optional<String> notice;
    private Settings settings;

    /// Reads the user's file; when it can't be read, the notice says so.
    ///
    /// @param folders where files are kept
    /// @param clock for the names of versions
    Memory(Folders folders, Clock clock) {
        this.folders = folders;
        this.file = new SettingsFile(folders.settingsFile());
        this.versions = new KeptVersions(folders.keptVersions(), clock);
        var loaded = file.load();
        this.settings = loaded.orDefaults();
        this.notice = loaded.notice();
    }

    /// What the user should hear about the file, if anything.
    synchronized Optional<String> notice() {
        return notice;
    }

    /// Reads the file again, which the user may have mended; returns what the user should hear. May
    /// block.
    synchronized Optional<String> lookAgain() {
        reread();
        return notice;
    }

    /// Where files are kept.
    Folders folders() {
        return folders;
    }

    /// The settings as they are now.
    synchronized Settings settings() {
        return settings;
    }

    /// The settings as they are on disk, where another program may have changed them; those known
    /// last when they can't be read.
    synchronized Settings reread() {
        var loaded = file.load();
        notice = loaded.notice();
        if (notice.isEmpty()) {
            settings = loaded.require();
        }
        return settings;
    }

    /// The folder of backup sets.
    BackupStore store() {
        return new BackupStore(settings().preferences().backups().orElse(folders.backups()));
    }

    /// The volumes that the user protected.
    LockedVolumes lockedVolumes() {
        return new LockedVolumes(file);
    }

    /// Changes and saves the settings.
    ///
    /// @throws dev.quaymaster.settings.SettingsException when they can't be read or saved; they are
    ///   as they were then
    synchronized void change(UnaryOperator<Settings> change) {
        settings = file.change(change);
    }

    /// Remembers what the user did not ask to keep: nothing, while the settings can't be read.
    synchronized void remember(UnaryOperator<Settings> change) {
        if (notice.isEmpty()) {
            change(change);
        }
    }

    /// The compose files and folders to list: the user's own, then the bundled ones.
    synchronized List<Path> stacks() {
        var all = new LinkedHashSet<Path>(bundled());
        settings.stacks().stream()
                .filter(path -> !all.contains(path) && !all.contains(path.getParent()))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /// The versions of compose files that were saved over.
    KeptVersions versions() {
        return versions;
    }

    /// Remembers a stack.
    ///
    /// @param source a compose file or its folder
    void keepStack(Path source) {
        if (!stacks().contains(source) && !stacks().contains(source.getParent())) {
            remember(before -> before.withStack(source));
        }
    }

    private static List<Path> bundled() {
        var folder = System.getProperty(BUNDLED, "");
        if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (var stacks = Files.list(Path.of(folder))) {
            return stacks.filter(stack -> Files.exists(stack.resolve("compose.yaml")))
                    .sorted(Memory::prefectFirst)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The main stack stands first, the others by name.
    private static int prefectFirst(Path one, Path other) {
        boolean oneMain = one.endsWith("prefect-v2");
        boolean otherMain = other.endsWith("prefect-v2");
        return oneMain == otherMain ? one.compareTo(other) : oneMain ? -1 : 1;
    }
}
