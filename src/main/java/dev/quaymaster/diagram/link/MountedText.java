package dev.quaymaster.diagram.link;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.compose.model.FileGrant;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A small text file that a service sees through a bind mount or a config.
///
/// @param name its file name, or the config's
/// @param lines its lines
record MountedText(String name, List<String> lines) {

    private static final long LARGEST = 512 * 1024;
    private static final int MOST_FILES = 100;
    private static final int DEEPEST = 3;

    MountedText {
        lines = List.copyOf(lines);
    }

    /// Reads the files whose path inside the container is wanted, in sorted order. What is missing,
    /// too large, unreadable or not text is passed over.
    static List<MountedText> of(Project project, Service service, Predicate<Path> wanted) {
        var found = new ArrayList<MountedText>();
        for (var mount : service.mounts()) {
            if (mount instanceof Mount.Bind bind) {
                readBind(Path.of(bind.source()), Path.of(bind.target()), wanted, found);
            }
        }
        for (var config : service.grants().configs()) {
            readConfig(project, config, wanted, found);
        }
        return found;
    }

    private static void readBind(Path source, Path target, Predicate<Path> wanted, List<MountedText> found) {
        if (Files.isRegularFile(source)) {
            if (wanted.test(target)) {
                read(source, found);
            }
            return;
        }
        if (!Files.isDirectory(source) || source.getNameCount() == 0) {
            return;
        }
        try (var files = Files.find(source, DEEPEST, (path, about) -> about.isRegularFile())) {
            files.filter(file ->
                            wanted.test(target.resolve(source.relativize(file).toString())))
                    .limit(MOST_FILES)
                    .sorted()
                    .forEach(file -> read(file, found));
        } catch (IOException | UncheckedIOException unreadable) {
            // a folder of root's, say: no evidence
        }
    }

    private static void readConfig(Project project, FileGrant grant, Predicate<Path> wanted, List<MountedText> found) {
        var config = project.configs().get(grant.source());
        var target = Path.of("/").resolve(grant.target().orElse(grant.source()));
        if (config == null || !wanted.test(target)) {
            return;
        }
        config.content()
                .ifPresent(text ->
                        found.add(new MountedText(grant.source(), text.lines().toList())));
        config.file().ifPresent(file -> read(file, found));
    }

    private static void read(Path file, List<MountedText> found) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                var text = Files.readString(file, StandardCharsets.UTF_8);
                found.add(new MountedText(name(file), text.lines().toList()));
            }
        } catch (IOException unreadableOrBinary) {
            // no evidence
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// Evidence from one of its lines.
    ///
    /// @param line counted from 1
    Evidence at(int line) {
        return new Evidence(
                name + ":" + line, Secrets.masked(lines.get(line - 1).strip()));
    }
}
