package dev.quaymaster.editor;

import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Earlier versions of edited files, the newest fifty of each; readable by their owner only, since
/// env files are among them.
///
/// @param folder where they are kept, a folder for each file
/// @param clock tells when a version ended
public record KeptVersions(Path folder, Clock clock) {

    private static final int MOST = 50;
    private static final String SOURCE = "source";

    /// Keeps a version before it is saved over; one that equals the newest is not kept again.
    ///
    /// @param file what the version is of
    /// @throws EditorException when it cannot be kept; the file should not be saved then
    public void keep(TextFile file) {
        var place = place(file.path());
        try {
            AtomicFile.createPrivateFolders(place);
            Files.writeString(place.resolve(SOURCE), file.path() + "\n");
            var newest = list(file.path()).stream().findFirst();
            if (newest.isEmpty()
                    || !Arrays.equals(Files.readAllBytes(newest.get().stored()), file.content())) {
                write(place, file.content(), newest);
            }
            for (var old : list(file.path()).stream().skip(MOST).toList()) {
                Files.delete(old.stored());
            }
        } catch (IOException e) {
            throw new EditorException(
                    "The version of %s before this one cannot be kept in %s: %s"
                            .formatted(file.path(), place, FileFailure.reason(e)),
                    e);
        }
    }

    private void write(Path place, byte[] content, Optional<KeptVersion> newest) throws IOException {
        long after = newest.map(version -> version.until().toEpochMilli() + 1).orElse(0L);
        long millis = Math.max(clock.millis(), after);
        AtomicFile.write(place.resolve(Long.toString(millis)), content);
    }

    /// The kept versions of a file.
    ///
    /// @param file the file
    /// @return the newest first
    public List<KeptVersion> list(Path file) {
        var place = place(file);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var stored = Files.list(place)) {
            return stored.flatMap(one -> version(one).stream())
                    .sorted(Comparator.comparing(KeptVersion::until).reversed())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new EditorException("%s cannot be read: %s".formatted(place, FileFailure.reason(e)), e);
        }
    }

    private static Optional<KeptVersion> version(Path stored) {
        var name = stored.getFileName().toString();
        return name.matches("\\d{1,15}")
                ? Optional.of(new KeptVersion(stored, Instant.ofEpochMilli(Long.parseLong(name))))
                : Optional.empty();
    }

    private Path place(Path file) {
        var hash = Sha256.hex(file.toString()).substring(0, 16);
        return folder.resolve(file.getFileName() + "-" + hash);
    }
}
