package dev.quaymaster.compose.load;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.TreePath;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds a project's name: given explicitly, or by `COMPOSE_PROJECT_NAME`, or `name:` in the files,
/// or the folder's.
final class ProjectName {

    private static final String VARIABLE = "COMPOSE_PROJECT_NAME";

    private final ComposeFiles files;
    private final LoadContext context;
    private final Map<String, String> environment;

    ProjectName(ComposeFiles files, LoadContext context, Map<String, String> environment) {
        this.files = files;
        this.context = context;
        this.environment = environment;
    }

    String find() {
        var given = files.projectName()
                .or(() -> Optional.ofNullable(environment.get(VARIABLE)))
                .filter(name -> !name.isEmpty());
        if (given.isPresent()) {
            checkGiven(given.get());
            return given.get();
        }
        var name = normalized(inFiles().orElseGet(this::folderName));
        if (name.isEmpty()) {
            problems()
                    .error(
                            Location.of(files.projectDirectory()),
                            TreePath.of("name"),
                            "The project has no name, because its folder's name has no letter or"
                                    + " digit; give it one with name: in the file.");
        }
        return name;
    }

    private void checkGiven(String name) {
        if (!normalized(name).equals(name)) {
            problems()
                    .error(
                            Location.of(files.projectDirectory()),
                            TreePath.of("name"),
                            ("\"%s\" is not a project name: it must consist of lower-case letters,"
                                            + " digits, - and _ and begin with a letter or digit.")
                                    .formatted(name));
        }
    }

    private Optional<String> inFiles() {
        Optional<Scalar> last = Optional.empty();
        for (var file : files.files()) {
            for (var document : context.documents(file)) {
                if (document.root().get("name").orElse(null) instanceof Scalar scalar
                        && scalar.value() instanceof String text
                        && !text.isEmpty()) {
                    last = Optional.of(scalar);
                }
            }
        }
        if (context.skips(LoadOption.NO_INTERPOLATION)) {
            return last.map(Scalar::text);
        }
        var interpolation = new Interpolation(environment, problems());
        return last.map(
                scalar -> interpolation.text(scalar, TreePath.of("name")).text());
    }

    private String folderName() {
        return Optional.ofNullable(files.projectDirectory().getFileName())
                .map(Path::toString)
                .orElse("");
    }

    private static String normalized(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
    }

    private Problems problems() {
        return context.problems();
    }
}
