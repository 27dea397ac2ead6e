package dev.quaymaster.compose.load;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.SourceTexts;
import dev.quaymaster.compose.canonical.Canonical;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.yaml.YamlDocument;
import dev.quaymaster.compose.yaml.YamlReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What all phases of one load share: the problems found, and each file read once.
final class LoadContext {

    /// files that include the next one twice each are millions after some steps
    private static final int MOST_INCLUDED = 1_000;

    private final Problems problems = new Problems();
    private int included;
    private final SourceTexts texts;
    private final YamlReader reader;
    private final Map<Path, List<YamlDocument>> documents = new HashMap<>();
    private boolean malformed;
    private final ComposeFiles files;
    private final Set<LoadOption> options;

    LoadContext(ComposeFiles files, Set<LoadOption> options, SourceTexts texts) {
        this.files = files;
        this.options = Set.copyOf(options);
        this.texts = texts;
        this.reader = new YamlReader(problems, texts);
    }

    /// Counts an included file; the same one counts as often as it is included.
    ///
    /// @return false when there are too many to be meant
    boolean mayInclude() {
        return ++included <= MOST_INCLUDED;
    }

    /// Whether a phase is left out.
    boolean skips(LoadOption option) {
        return options.contains(option);
    }

    Problems problems() {
        return problems;
    }

    /// What the files say.
    SourceTexts texts() {
        return texts;
    }

    /// The folder that `~` stands for.
    Path home() {
        return Path.of(files.environment().getOrDefault("HOME", System.getProperty("user.home")));
    }

    /// The folder that paths written in a folder's files begin with: relative to the folder of the
    /// file that refers to them where paths shall stay so.
    Path base(Path from, Path folder) {
        return skips(LoadOption.NO_PATH_RESOLUTION) ? from.relativize(folder) : folder;
    }

    /// Replaces variables, unless they shall stay.
    MapTree interpolated(MapTree model, Map<String, String> environment) {
        return skips(LoadOption.NO_INTERPOLATION) ? model : new Interpolation(environment, problems).apply(model);
    }

    /// Replaces short forms by long ones; what cannot be read stays where its variables are still
    /// to be replaced.
    MapTree canonical(MapTree model) {
        return skips(LoadOption.NO_INTERPOLATION)
                ? Canonical.applyWherePossible(model, problems)
                : Canonical.apply(model, problems);
    }

    /// Notes that a file is no compose file at all, so that nothing can be said about its meaning.
    void malformed() {
        malformed = true;
    }

    /// Whether a file is no compose file at all.
    boolean isMalformed() {
        return malformed;
    }

    /// Whether there is a file to read, on disk or as it is being typed.
    boolean isThere(Path file) {
        return texts.has(file);
    }

    List<YamlDocument> documents(Path file) {
        return documents.computeIfAbsent(file, reader::read);
    }
}
