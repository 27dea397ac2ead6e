package dev.quaymaster.logs;

import java.util.Locale;
import java.util.regex.Pattern;

/// How serious a line is, read from the words that loggers put at its beginning.
public enum LogLevel {
    /// For who debugs the program.
    DEBUG,
    /// The line names no level.
    UNKNOWN,
    /// The usual course of things.
    INFO,
    /// Something to look at.
    WARNING,
    /// Something failed.
    ERROR;

    /// Levels stand near the beginning of a line, behind time and process.
    private static final int REACH = 160;

    /// A level in capitals anywhere, or in any case where only a level can stand: `level=warn`,
    /// `"level":"error"`, `[error]`, `error:` at the start.
    private static final Pattern WORD = Pattern.compile(
            "\\b(TRACE|DEBUG|VERBOSE|INFO|NOTICE|LOG|WARN|WARNING|ERR|ERROR|SEVERE|CRITICAL|FATAL|PANIC|EMERG|ALERT)\\b"
                    + "|\\b(?:level|lvl|severity)\"?\\s*[=:]\\s*\"?([A-Za-z]+)"
                    + "|\\[(trace|debug|info|notice|warn|warning|err|error|crit|critical|fatal|emerg|alert)\\]"
                    + "|^(warning|error|fatal|panic)\\b:?");

    /// Reads the level of a line.
    ///
    /// @param plain the line without terminal codes
    public static LogLevel of(String plain) {
        var found = WORD.matcher(plain).region(0, Math.min(REACH, plain.length()));
        while (found.find()) {
            for (var group = 1; group <= found.groupCount(); group++) {
                var word = found.group(group);
                if (word != null) {
                    var level = named(word.toUpperCase(Locale.ROOT));
                    if (level != UNKNOWN) {
                        return level;
                    }
                }
            }
        }
        return UNKNOWN;
    }

    private static LogLevel named(String word) {
        return switch (word) {
            case "TRACE", "DEBUG", "VERBOSE" -> DEBUG;
            case "INFO", "INFORMATION", "NOTICE", "LOG" -> INFO;
            case "WARN", "WARNING" -> WARNING;
            case "ERR", "ERROR", "SEVERE", "CRIT", "CRITICAL", "FATAL", "PANIC", "EMERG", "ALERT" -> ERROR;
            default -> UNKNOWN; // a word of somebody else
        };
    }
}
