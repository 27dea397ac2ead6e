package dev.quaymaster.compose.edit;

import java.util.Arrays;
import java.util.List;

/// Says which characters of a file are what.
public final class Colours {

    private Colours() {}

    /// The lines of a text that ends its lines with `\n`; one more than there are line ends.
    ///
    /// @param text a file's text
    public static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    /// Colours a compose file, also a broken one.
    ///
    /// @param text the file
    public static List<ColouredLine> yaml(String text) {
        return new YamlColours(text, false).lines();
    }

    /// Colours a resolved model, in which variables have become values: secrets are marked.
    ///
    /// @param text YAML
    public static List<ColouredLine> resolved(String text) {
        return new YamlColours(text, true).lines();
    }

    /// Colours an env file, with its secrets marked.
    ///
    /// @param text the file
    public static List<ColouredLine> env(String text) {
        return EnvColours.lines(text);
    }
}
