package dev.quaymaster.compose.load;

import dev.quaymaster.compose.SourceTexts;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.yaml.YamlDocument;
import dev.quaymaster.compose.yaml.YamlReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What all phases of one load share: the problems found, and each file read once.
final class Session {

    private final Problems problems = new Problems();
    private final SourceTexts texts;
    private final YamlReader reader;
    private final Map<Path, List<YamlDocument>> documents = new HashMap<>();
    private final Path home;

    Session(Path home, SourceTexts texts) {
        this.home = home;
        this.texts = texts;
        this.reader = new YamlReader(problems, texts);
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
        return home;
    }

    List<YamlDocument> documents(Path file) {
        return documents.computeIfAbsent(file, reader::read);
    }
}
