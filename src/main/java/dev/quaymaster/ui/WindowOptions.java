package dev.quaymaster.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the window is to be opened, read from the command line.
///
/// @param file a compose file or folder to open, absent for none
/// @param snapshot a PNG to write instead of staying open, absent to stay
/// @param width in pixels
/// @param height in pixels
/// @param theme `light` or `dark`, absent for the user's own choice
/// @param screen what to show: `stacks/prefect-v2`, `volumes`, `backups`, …; empty for the first
public record WindowOptions(
        Optional<Path> file, Optional<Path> snapshot, int width, int height, Optional<String> theme, String screen) {

    private static final WindowOptions PLAIN =
            new WindowOptions(Optional.empty(), Optional.empty(), 1440, 900, Optional.empty(), "");

    /// Whether these arguments ask for the window rather than for a command.
    ///
    /// @param args the command line
    public static boolean wanted(List<String> args) {
        boolean picture = args.stream().anyMatch(arg -> arg.equals("--snapshot") || arg.startsWith("--snapshot="));
        boolean file = args.size() == 1 && Files.exists(Path.of(args.getFirst()));
        return args.isEmpty() || picture || file;
    }

    /// Reads the command line.
    ///
    /// @param args as `wanted` accepts them
    /// @throws IllegalArgumentException in plain words, for what makes no sense
    public static WindowOptions parse(List<String> args) {
        var options = PLAIN;
        var words = args.stream()
                .flatMap(arg -> arg.startsWith("--") && arg.contains("=")
                        ? List.of(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1)).stream()
                        : Stream.of(arg))
                .toList();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (!word.startsWith("-")) {
                options = options.withFile(existing(word));
            } else if (i + 1 < words.size()) {
                options = options.with(word, words.get(++i));
            } else {
                throw new IllegalArgumentException("The option " + word + " needs a value");
            }
        }
        return options;
    }

    private static Path existing(String word) {
        var path = Path.of(word).toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("There is no file " + path);
        }
        return path;
    }

    private WindowOptions withFile(Path path) {
        return new WindowOptions(Optional.of(path), snapshot, width, height, theme, screen);
    }

    private WindowOptions with(String option, String value) {
        return switch (option) {
            case "--snapshot" -> new WindowOptions(file, Optional.of(picture(value)), width, height, theme, screen);
            case "--size" -> sized(value);
            case "--theme" -> new WindowOptions(file, snapshot, width, height, Optional.of(theme(value)), screen);
            case "--screen" -> new WindowOptions(file, snapshot, width, height, theme, screen(value));
            default ->
                throw new IllegalArgumentException("Unknown option "
                        + option
                        + "; the window knows --snapshot, --size, --theme and"
                        + " --screen");
        };
    }

    private WindowOptions sized(String value) {
        if (!value.matches("[1-9]\\d{2,3}x[1-9]\\d{2,3}")) {
            throw new IllegalArgumentException("The size " + value + " is not of the form 1440x900");
        }
        var parts = value.split("x", -1);
        return new WindowOptions(file, snapshot, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), theme, screen);
    }

    private static Path picture(String value) {
        if (!value.toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new IllegalArgumentException(
                    "The picture " + value + " is written as PNG, so its name has to end in .png");
        }
        return Path.of(value).toAbsolutePath();
    }

    private static String screen(String value) {
        if (ScreenId.of(value.split("/", 2)[0]).isEmpty()) {
            var known = Arrays.stream(ScreenId.values()).map(ScreenId::id).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("There is no screen " + value + "; there are " + known);
        }
        return value;
    }

    private static String theme(String value) {
        var word = value.toLowerCase(Locale.ROOT);
        if (!word.equals("light") && !word.equals("dark")) {
            throw new IllegalArgumentException("The theme " + value + " is neither light nor dark");
        }
        return word;
    }
}
