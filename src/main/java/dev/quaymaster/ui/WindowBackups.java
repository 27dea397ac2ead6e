package dev.quaymaster.ui;

import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.ui.backup.BackupJobs;
import dev.quaymaster.ui.stack.StackBackups;
import dev.quaymaster.ui.volume.VolumeActions;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;

/// What the stacks and volumes screens may do with backups.
///
/// @param jobs makes them
/// @param store where sets go as the user has it now
record WindowBackups(BackupJobs jobs, Supplier<BackupStore> store)
        implements StackBackups, VolumeActions {

    @Override
    public void backUp(Project project, ComposeFiles files, Runnable onSuccess) {
        var request =
                BackupRequest.stack(project.name(), store.get()).withComposeFiles(files.files());
        jobs.backUp(request, set -> onSuccess.run());
    }

    @Override
    public void backUp(String volume) {
        jobs.backUp(BackupRequest.volume(volume, store.get()), set -> {});
    }

    @Override
    public void schedule(Project project, ComposeFiles files) {}

    @Override
    public void restore(String volume) {}

    @Override
    public Optional<Node> history(String subject) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> lastBackup(String volume) {
        return Optional.empty();
    }
}
