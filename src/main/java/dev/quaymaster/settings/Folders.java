package dev.quaymaster.settings;

import java.nio.file.Path;
import java.util.Map;

/// Where this program keeps its files.
///
/// @param config what the user decided: `settings.yaml`
/// @param data what the user would miss
/// @param state what helps the next start: journals, locks, times of last runs, the log
/// @param backups where sets go unless a plan says otherwise
public record Folders(Path config, Path data, Path state, Path backups) {

    private static final String NAME = "quaymaster";

    /// All below `QUAYMASTER_HOME` when that is set; else the folders of the platform (XDG,
    /// Library, AppData).
    public static Folders of(Map<String, String> environment, String osName, Path home) {
        var own = environment.get("QUAYMASTER_HOME");
        if (own != null && !own.isBlank()) {
            var root = Path.of(own).toAbsolutePath();
            return new Folders(
                    root.resolve("config"), root.resolve("data"), root.resolve("state"), root.resolve("backups"));
        }
        var backups = home.resolve(NAME).resolve("backups");
        if (osName.startsWith("Mac")) {
            var library = home.resolve("Library/Application Support").resolve(NAME);
            return new Folders(library, library.resolve("data"), library.resolve("state"), backups);
        }
        if (osName.startsWith("Windows")) {
            var roaming = folder(environment, "APPDATA", home.resolve("AppData/Roaming"));
            var local = folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
            return new Folders(roaming, local.resolve("data"), local.resolve("state"), backups);
        }
        return new Folders(
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
                folder(environment, "XDG_DATA_HOME", home.resolve(".local/share")),
                folder(environment, "XDG_STATE_HOME", home.resolve(".local/state")),
                backups);
    }

    /// The folders of this process.
    public static Folders ofThisUser() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /// The file of [SettingsFile].
    public Path settingsFile() {
        return config.resolve("settings.yaml");
    }

    /// Where unfinished runs at an engine are written down. Each engine has its own, so that what
    /// one left is not looked for at another.
    ///
    /// @param engine its address
    public Path journals(String engine) {
        return state.resolve("engines").resolve(folderName(engine)).resolve("runs");
    }

    /// Words that a person recognises, and digits that tell apart what those make alike.
    private static String folderName(String engine) {
        var words = engine.replaceAll("[^A-Za-z0-9._]+", "-");
        return words.substring(0, Math.min(words.length(), 60)) + "-" + String.format("%08x", engine.hashCode());
    }

    /// Where versions of compose files are kept that were saved over.
    public Path keptVersions() {
        return data.resolve("versions");
    }

    /// Held by whoever runs the schedules: an open window or the agent.
    public Path agentLock() {
        return state.resolve("agent.lock");
    }

    /// When each plan was last considered.
    public Path scheduleState() {
        return state.resolve("schedule.json");
    }

    /// Failures with their stack traces; see [LogFile].
    public Path log() {
        return state.resolve(LogFile.NAME);
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        var value = environment.get(variable);
        var parent = value != null && !value.isBlank() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
        return parent.resolve(NAME);
    }
}
