package dev.quaymaster.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder of `src/test/up-cases`: a compose file with what it needs, and a folder `v2` whose
/// files are laid over the others for a second `up`. Besides, any of these files:
/// - `options`: words before the verb; `arguments`: words after it
/// - `between`: a command run after the first `up`
/// - `ends`: services that end by themselves
/// - `engine`: the oldest API version on which the case makes sense
/// - `reference-environment`: variables for the reference alone
/// - `differs`: patterns of differences that are meant, each with its reason after a `#`
record UpCase(String name, Path folder) {

    private static final String SECOND = "v2";
    static final String PREFIX = "qmup-";

    static List<UpCase> all(Path cases) {
        try (var folders = Files.list(cases)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(folder -> new UpCase(folder.getFileName().toString(), folder))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The project's name, which is that of the folder it is copied into unless the file says more.
    String project() {
        return text("compose.yaml")
                .lines()
                .filter(line -> line.startsWith("name: "))
                .map(line -> line.substring("name: ".length()))
                .findFirst()
                .orElse(PREFIX + name);
    }

    boolean hasSecond() {
        return Files.isDirectory(folder.resolve(SECOND));
    }

    /// Copies the case into a folder below another one, in place of what is there.
    Path copyInto(Path parent) {
        var copy = parent.resolve(PREFIX + name);
        remove(copy);
        copy(folder, copy);
        return copy;
    }

    /// Lays the files of the second `up` over those of the first.
    void edit(Path copy) {
        copy(folder.resolve(SECOND), copy);
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The words before the verb.
    static List<String> options(Path copy) {
        return words(copy.resolve("options"));
    }

    /// The words after the verb.
    static List<String> arguments(Path copy) {
        return words(copy.resolve("arguments"));
    }

    List<String> ends() {
        return words(folder.resolve("ends"));
    }

    /// A command between the two, such as a `run`.
    List<String> between() {
        return words(folder.resolve("between"));
    }

    List<String> oldestApi() {
        return words(folder.resolve("engine"));
    }

    Map<String, String> referenceEnvironment() {
        var variables = new LinkedHashMap<String, String>();
        for (var line : words(folder.resolve("reference-environment"))) {
            var parts = line.split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        return variables;
    }

    /// Patterns of differences that are meant.
    List<String> differences() {
        return text("differs")
                .lines()
                .map(line -> line.split("#", 2)[0].strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<String> words(Path file) {
        return new ArrayList<>(Arrays.stream(read(file).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    private String text(String file) {
        return read(folder.resolve(file));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
