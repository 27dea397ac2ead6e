package dev.quaymaster.compose.yaml;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.SourceTexts;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.TreePath;
import dev.quaymaster.files.BoundedFile;
import dev.quaymaster.files.FileFailure;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads a compose file into its documents.
public final class YamlReader {

    /// the tag given to plain scalars whose type is still open
    static final Tag PLAIN = new Tag("plain");

    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    /// the parser's time grows with the square of a line's length
    private static final int LONGEST_LINE = 1_000_000;

    private static final int DEEPEST = 100;
    private static final int MOST_ALIASES = 10_000;

    private final Problems problems;
    private final SourceTexts texts;

    /// A reader.
    ///
    /// @param problems takes what is wrong with the files
    /// @param texts what the files say
    public YamlReader(Problems problems, SourceTexts texts) {
        this.problems = problems;
        this.texts = texts;
    }

    /// Reads a file. What is wrong with it is added to the problems.
    ///
    /// @param file file
    /// @return its documents, none when it cannot be read
    public List<YamlDocument> read(Path file) {
        try {
            return read(text(file), file);
        } catch (NoSuchFileException e) {
            fail(Location.of(file), "This file does not exist.");
        } catch (CharacterCodingException e) {
            fail(Location.of(file), "This file is not UTF-8 text.");
        } catch (IOException e) {
            fail(Location.of(file), "This file cannot be read: " + FileFailure.reason(e) + ".");
        }
        return List.of();
    }

    /// The file named `-` is standard input.
    private String text(Path file) throws IOException {
        return file.endsWith("-") ? BoundedFile.text(file, System.in) : texts.read(file);
    }

    private List<YamlDocument> read(String text, Path file) {
        if (text.length() > MOST_CHARACTERS) {
            fail(
                    Location.of(file),
                    "This file is larger than %d MB, which no compose file needs."
                            .formatted(MOST_CHARACTERS / 1024 / 1024));
            return List.of();
        }
        var longest = longestLine(text);
        if (longest.length() > LONGEST_LINE) {
            fail(Location.of(file), "A line of this file is longer than a million characters.");
            return List.of();
        }
        var content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<YamlDocument> documents = new ArrayList<>();
        try {
            for (var node : yaml().composeAll(new StringReader(content))) {
                new NodeReader(file, problems).document(node).ifPresent(documents::add);
            }
        } catch (MarkedYAMLException e) {
            fail(at(file, e), "This is not valid YAML: " + YamlWords.of(e));
        } catch (YAMLException e) {
            fail(Location.of(file), "This is not valid YAML: " + firstLine(e));
        }
        return documents;
    }

    private static String longestLine(String text) {
        return text.lines().max(Comparator.comparingInt(String::length)).orElse("");
    }

    private void fail(Location at, String message) {
        problems.error(at, TreePath.ROOT, message);
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setAllowDuplicateKeys(true);
        var dump = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dump), dump, options, new OpenPlainScalars());
    }

    private static Location at(Path file, MarkedYAMLException e) {
        return YamlWords.place(e)
                .map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElseGet(() -> Location.of(file));
    }

    private static String firstLine(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /// Leaves the type of plain scalars open, because SnakeYAML knows YAML 1.1 only.
    private static final class OpenPlainScalars extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            // none: everything plain stays open
        }

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return kind == NodeId.scalar && implicit ? PLAIN : super.resolve(kind, value, false);
        }
    }
}
