package dev.quaymaster.compose.yaml;

import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Says what the parser found wrong in words that need no knowledge of YAML's grammar.
final class YamlWords {

    private YamlWords() {}

    static String of(MarkedYAMLException e) {
        var context = Optional.ofNullable(e.getContext()).orElse("");
        var problem = Optional.ofNullable(e.getProblem()).orElse("");
        if (problem.contains("TAB")) {
            return "a tab cannot indent a line; use blanks.";
        }
        if (context.contains("quoted scalar")) {
            return "the quote that opens in line " + line(e) + " is never closed.";
        }
        if (problem.contains("undefined alias")) {
            return problem.replace("found undefined alias", "no anchor comes before the alias") + ".";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "there cannot be a second value in one line; check the indentation, or put the"
                    + " text with the colon in quotes.";
        }
        if (problem.contains("<block end>")) {
            return "the indentation of this line fits neither the keys above it nor those below"
                    + " them (the block begins in line "
                    + line(e)
                    + ").";
        }
        if (context.contains("simple key")) {
            return "this line is neither a key with a colon nor an item of a list, and it does not"
                    + " go on with the line before.";
        }
        if (problem.contains("cannot start any token")) {
            return "a text that begins with %s needs quotes."
                    .formatted(problem.replaceFirst(".*character '?(.)'?.*", "$1"));
        }
        if (context.contains("block scalar")) {
            return "after | or > there can only be one of + and -, a digit and a comment.";
        }
        if (context.contains("anchor") || context.contains("alias")) {
            return "the name after & or * can only have letters, digits, - and _.";
        }
        if (problem.contains("<document start>")) {
            return "this belongs to nothing above it; check its indentation.";
        }
        if (context.contains("flow")) {
            return "a bracket or brace that opens in line " + line(e) + " is not closed before this.";
        }
        return context.isEmpty() ? problem : context + ", " + problem;
    }

    /// Where to look: a key without a colon is noticed only further down.
    static Optional<Mark> place(MarkedYAMLException e) {
        var context = Optional.ofNullable(e.getContextMark());
        var problem = Optional.ofNullable(e.getProblemMark());
        return String.valueOf(e.getContext()).contains("simple key")
                ? context.or(() -> problem)
                : problem.or(() -> context);
    }

    private static int line(MarkedYAMLException e) {
        return Optional.ofNullable(e.getContextMark())
                .or(() -> Optional.ofNullable(e.getProblemMark()))
                .map(Mark::getLine)
                .map(line -> line + 1)
                .orElse(0);
    }
}
