package dev.quaymaster.ui;

import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.ui.backup.BackupsDesk;
import dev.quaymaster.ui.stack.StackBackups;
import dev.quaymaster.ui.volume.VolumeActions;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;

/// What the stacks and volumes screens may do with backups.
///
/// @param backups does it
/// @param store where sets go as the user has it now
record WindowBackups(BackupsDesk backups, Supplier<BackupStore> store) implements StackBackups, VolumeActions {

    @Override
    public void backUp(Project project, ComposeFiles files, Runnable onSuccess) {
        var request = BackupRequest.stack(project.name(), store.get()).withComposeFiles(files.files());
        backups.jobs().backUp(request, set -> onSuccess.run());
    }

    @Override
    public void backUp(String volume) {
        backups.jobs().backUp(BackupRequest.volume(volume, store.get()), set -> {});
    }

    @Override
    public void schedule(Project project, ComposeFiles files) {
        backups.schedule(project.name(), files.files().stream().findFirst());
    }

    @Override
    public void restore(String volume) {
        backups.restore(volume);
    }

    @Override
    public Optional<Node> history(String subject) {
        return Optional.of(backups.history(subject));
    }

    @Override
    public Optional<Instant> lastBackup(String volume) {
        return backups.lastBackup(volume);
    }
}
