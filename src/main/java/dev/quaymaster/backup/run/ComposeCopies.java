package dev.quaymaster.backup.run;

import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.SavedFile;
import dev.quaymaster.backup.project.PlainFile;
import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts the compose files, environment files and small mounted files of a stack into a set, as they
/// are.
final class ComposeCopies {

    private static final String FOLDER = "compose";

    private final Path draft;
    private final Set<String> names = new HashSet<>();
    private final List<NotSaved> notSaved = new ArrayList<>();

    ComposeCopies(Path draft) {
        this.draft = draft;
    }

    /// Files that were there when they were chosen and could not be read any more.
    List<NotSaved> notSaved() {
        return List.copyOf(notSaved);
    }

    /// Copies the files.
    ///
    /// @throws IOException when the set cannot be written
    List<SavedFile> copy(List<Path> files) throws IOException {
        var saved = new ArrayList<SavedFile>();
        for (var file : files) {
            byte[] content;
            try {
                content = PlainFile.read(file).content();
            } catch (IOException e) {
                notSaved.add(new NotSaved(NotSaved.Kind.FILE, file.toString(), "it could not be read"));
                continue;
            }
            saved.add(copy(file, content));
        }
        return saved;
    }

    private SavedFile copy(Path source, byte[] content) throws IOException {
        var folder = draft.resolve(FOLDER);
        AtomicFile.createPrivateFolders(folder);
        var name = free(source.getFileName().toString());
        PrivateFiles.write(folder.resolve(name), content);
        AtomicFile.force(folder);
        return new SavedFile(FOLDER + "/" + name, source.toString(), content.length, Sha256.hex(content));
    }

    private String free(String name) {
        var free = name;
        for (int number = 2; !names.add(free); number++) {
            free = number + "-" + name;
        }
        return free;
    }
}
