package dev.quaymaster.backup.recovery;

import dev.quaymaster.backup.BackupSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Writes journals as programs before layout 2 left them when they were killed in a restore.
record OldJournals(Path folder, Path store) {

    /// A restore that had stopped a container and begun to replace a volume.
    Path replacing(BackupSet restored, String container, String volume, Optional<BackupSet> safetyCopy)
            throws IOException {
        return write(
                restored,
                line("STOPPING", container, container, ""),
                line(
                        "REPLACING",
                        volume,
                        volume,
                        safetyCopy.map(set -> set.folder().toString()).orElse("")));
    }

    /// A restore that had made a volume and begun to fill it.
    Path created(BackupSet restored, String volume) throws IOException {
        return write(restored, line("CREATED", volume, volume, ""), line("REPLACING", volume, volume, ""));
    }

    private Path write(BackupSet restored, String... lines) throws IOException {
        Files.createDirectories(folder);
        var begin = line("BEGIN", restored.subject(), "RESTORE", store.toString());
        return Files.writeString(folder.resolve(restored.id() + "-4711.journal"), begin + String.join("", lines));
    }

    private static String line(String step, String subject, String name, String place) {
        return "{\"step\":\"%s\",\"subject\":\"%s\",\"name\":\"%s\",\"project\":\"\",\"service\":\"\",\"place\":\"%s\"}\n"
                .formatted(step, subject, name, place);
    }
}
