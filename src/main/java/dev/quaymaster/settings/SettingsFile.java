package dev.quaymaster.settings;

import dev.quaymaster.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.error.YAMLException;

/// The settings on disk: YAML, mode 0600, replaced atomically.
///
/// @param path the file
/// @param clock for the name of a file that is kept aside
public record SettingsFile(Path path, Clock clock) {

    /// What was loaded, and what the user should hear about it.
    ///
    /// @param settings the content, or [Settings#EMPTY]
    /// @param notice why the content could not be used and where it is now
    public record Loaded(Settings settings, Optional<String> notice) {}

    /// Reads the file. One that is missing gives empty settings; one that cannot be understood is
    /// kept aside under a new name, and the notice says so.
    ///
    /// @throws SettingsException when it cannot be read at all, or not be kept aside
    public Loaded load() {
        if (!Files.exists(path)) {
            return new Loaded(Settings.EMPTY, Optional.empty());
        }
        try {
            var text = Files.readString(path);
            return new Loaded(SettingsYaml.parse(text), Optional.empty());
        } catch (YAMLException
                | IllegalArgumentException
                | java.nio.charset.CharacterCodingException e) {
            return new Loaded(Settings.EMPTY, Optional.of(keepAside(e)));
        } catch (IOException e) {
            throw new SettingsException("Cannot read the settings in " + path + ": " + e, e);
        }
    }

    /// Replaces the file.
    public void save(Settings settings) {
        try {
            AtomicFile.write(path, SettingsYaml.print(settings).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SettingsException("Cannot save the settings in " + path + ": " + e, e);
        }
    }

    /// Loads, changes and saves in one go, and returns what was saved.
    public Settings change(UnaryOperator<Settings> change) {
        var changed = change.apply(load().settings());
        save(changed);
        return changed;
    }

    private String keepAside(Exception reason) {
        var stamp =
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                        .withZone(ZoneOffset.UTC)
                        .format(clock.instant());
        var aside = path.resolveSibling(path.getFileName() + ".unreadable-" + stamp);
        try {
            Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SettingsException(
                    "The settings in %s cannot be read, and not be kept aside either: %s"
                            .formatted(path, e),
                    e);
        }
        return "The settings could not be read (%s). They are kept in %s; new ones were begun."
                .formatted(reason.getMessage(), aside);
    }
}
