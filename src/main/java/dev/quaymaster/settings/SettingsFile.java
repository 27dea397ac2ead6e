package dev.quaymaster.settings;

import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.BoundedFile;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.LockException;
import dev.quaymaster.files.LockFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/// The settings on disk: YAML, mode 0600, replaced atomically by one program at a time.
///
/// A file that cannot be understood stays where it is and is never written: it says which volumes
/// are locked, and only its user knows what it was meant to say.
///
/// @param path the file, or a link to it
public record SettingsFile(Path path) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// What was read.
    public sealed interface Loaded {

        /// The file was understood, or there is none.
        ///
        /// @param unknown names of entries that this program does not know
        record Understood(Settings settings, List<String> unknown) implements Loaded {

            /// Copies the list.
            public Understood {
                unknown = List.copyOf(unknown);
            }
        }

        /// The file cannot be understood.
        ///
        /// @param file it
        /// @param reason why, in plain words
        record NotUnderstood(Path file, String reason) implements Loaded {

            private SettingsException refusal() {
                return SettingsException.unreadable(
                        "Nothing was done: the settings in %s can't be read (%s), and they say which volumes are locked and what is backed up when. Mend that file, or move it away to begin anew."
                                .formatted(file, reason));
            }
        }

        /// The settings, or those of a new user: for whoever changes nothing by them.
        default Settings orDefaults() {
            return switch (this) {
                case Understood readable -> readable.settings();
                case NotUnderstood _ -> Settings.EMPTY;
            };
        }

        /// The settings, for whoever deletes or overwrites by them.
        ///
        /// @throws SettingsException when they are not known
        default Settings require() {
            return switch (this) {
                case Understood readable -> readable.settings();
                case NotUnderstood unreadable -> throw unreadable.refusal();
            };
        }

        /// What the user should hear of the file.
        default Optional<String> notice() {
            return switch (this) {
                case Understood _ -> Optional.empty();
                case NotUnderstood(var file, var reason) ->
                    Optional.of(
                            "The settings in %s can't be read: %s. Defaults are used, and nothing is deleted or overwritten until you mend that file, or move it away to begin anew."
                                    .formatted(file, reason));
            };
        }
    }

    /// Reads the file; one that is missing gives empty settings.
    public Loaded load() {
        try {
            var document = read();
            return new Loaded.Understood(
                    document.settings(), List.copyOf(document.others().keySet()));
        } catch (IOException | RuntimeException e) { // whatever it is, the locks are not known
            return new Loaded.NotUnderstood(path, reason(e));
        }
    }

    /// Loads, changes and saves in one go, and returns what was saved. Waits for others who do so.
    ///
    /// @throws SettingsException when the file cannot be understood, or not be written; it is as it
    ///   was then
    public Settings change(UnaryOperator<Settings> change) {
        try {
            var file = Files.exists(path) ? path.toRealPath() : path;
            try (var _ = lock(file)) {
                var before = changeable();
                var after = before.with(change.apply(before.settings()));
                AtomicFile.write(file, text(after).getBytes(StandardCharsets.UTF_8));
                return after.settings();
            }
        } catch (IOException e) {
            throw new SettingsException("Cannot save the settings in " + path + ": " + reason(e), e);
        }
    }

    private SettingsDocument changeable() {
        SettingsDocument document;
        try {
            document = read();
        } catch (IOException | RuntimeException e) {
            throw new Loaded.NotUnderstood(path, reason(e)).refusal();
        }
        if (document.newer()) {
            throw new SettingsException(
                    "The settings in %s were written by a newer Quaymaster, so this one does not change them. Update it."
                            .formatted(path));
        }
        return document;
    }

    private SettingsDocument read() throws IOException {
        try {
            return SettingsYaml.parse(BoundedFile.text(path));
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(path)) {
                throw new IllegalArgumentException(
                        "is a link to " + Files.readSymbolicLink(path) + ", which is not there", e);
            }
            return SettingsDocument.EMPTY;
        }
    }

    /// What cannot be read again must not be written.
    private String text(SettingsDocument document) {
        var text = SettingsYaml.print(document);
        try {
            if (SettingsYaml.parse(text).equals(document)) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw new SettingsException("Cannot save the settings in " + path + ": " + e.getMessage(), e);
        }
        throw new SettingsException("Cannot save the settings in " + path + ": a name in them cannot be written.");
    }

    private LockFile lock(Path file) throws IOException {
        var lock = file.resolveSibling("." + file.getFileName() + ".lock");
        try {
            return LockFile.await(lock, "the settings in " + path, "a change", PATIENCE);
        } catch (LockException e) {
            throw new SettingsException("Cannot save the settings in " + path + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The settings were not changed: cancelled.");
        }
    }

    private static String reason(Exception cause) {
        return switch (cause) {
            case IOException e -> FileFailure.reason(e);
            case IllegalArgumentException e -> String.valueOf(e.getMessage());
            default -> cause.toString();
        };
    }
}
