package dev.quaymaster.backup.run;

import dev.quaymaster.backup.SavedFile;
import dev.quaymaster.engine.Container;
import dev.quaymaster.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Puts the compose files, environment files and small mounted files of a stack into a set, as they
/// are.
final class ComposeCopies {

    /// Files that are mounted one by one are configuration; larger ones are data.
    private static final long LARGEST = 1 << 20;

    private static final String FOLDER = "compose";
    private static final String CONFIG_FILES = "com.docker.compose.project.config_files";
    private static final String ENV_FILES = "com.docker.compose.project.environment_file";

    private final Path draft;
    private final Set<String> names = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();

    ComposeCopies(Path draft) {
        this.draft = draft;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// Copies the given files, or those that the containers of the stack name, and what goes with
    /// them.
    List<SavedFile> copy(List<Path> given, List<Container> containers) throws IOException {
        var compose = given.isEmpty() ? labelled(containers, CONFIG_FILES) : Set.copyOf(given);
        var wanted = new LinkedHashSet<Path>(compose);
        wanted.addAll(labelled(containers, ENV_FILES));
        for (var file : compose) {
            var env = file.resolveSibling(".env");
            if (Files.isRegularFile(env)) {
                wanted.add(env);
            }
        }
        wanted.addAll(mountedFiles(containers));
        var saved = new ArrayList<SavedFile>();
        for (var file : wanted.stream().sorted().toList()) {
            if (Files.isReadable(file)) {
                saved.add(copy(file));
            } else {
                warnings.add(file + " could not be read and is not in this backup.");
            }
        }
        return saved;
    }

    private static Set<Path> labelled(List<Container> containers, String label) {
        var files = new LinkedHashSet<Path>();
        for (var container : containers) {
            for (var name : container.labels().getOrDefault(label, "").split(",", -1)) {
                if (!name.isBlank() && Path.of(name).isAbsolute()) {
                    files.add(Path.of(name));
                }
            }
        }
        return files;
    }

    private static Set<Path> mountedFiles(List<Container> containers) throws IOException {
        var files = new LinkedHashSet<Path>();
        for (var container : containers) {
            for (var mount : container.mounts()) {
                var source = Path.of(mount.source().isEmpty() ? "/" : mount.source());
                if (mount.type() == dev.quaymaster.engine.MountPoint.Type.BIND
                        && Files.isRegularFile(source)
                        && Files.size(source) <= LARGEST) {
                    files.add(source);
                }
            }
        }
        return files;
    }

    private SavedFile copy(Path source) throws IOException {
        var folder = draft.resolve(FOLDER);
        AtomicFile.createPrivateFolders(folder);
        var name = free(source.getFileName().toString());
        var content = Files.readAllBytes(source);
        PrivateFiles.write(folder.resolve(name), content);
        AtomicFile.force(folder);
        return new SavedFile(
                FOLDER + "/" + name, source.toString(), content.length, sha256(content));
    }

    private String free(String name) {
        var free = name;
        for (int number = 2; !names.add(free); number++) {
            free = number + "-" + name;
        }
        return free;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
