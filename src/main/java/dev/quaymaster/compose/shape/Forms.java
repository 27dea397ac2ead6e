package dev.quaymaster.compose.shape;

import dev.quaymaster.compose.tree.GoNumbers;
import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Forms of single values and lists of them.
final class Forms {

    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

    static final Form TEXT = (tree, _, _) -> filled(text(tree));

    /// false counts as not set
    static final Form FLAG = (tree, _, _) -> truth(tree) ? Optional.of(true) : Optional.empty();

    /// false is printed
    static final Form CHOICE = (tree, _, _) -> Optional.of(truth(tree));

    /// 0 counts as not set
    static final Form WHOLE = (tree, _, _) -> Optional.<Object>of(whole(tree)).filter(n -> !n.equals(0L));

    /// 0 is printed
    static final Form COUNT = (tree, _, _) -> Optional.of(whole(tree));

    /// a number that cannot be negative; 0 is printed
    static final Form NATURAL = (tree, _, _) -> Optional.of(natural(tree));

    /// a number that cannot be negative; 0 counts as not set
    static final Form NATURAL_OR_ZERO =
            (tree, _, _) -> Optional.<Object>of(natural(tree)).filter(n -> !n.equals(0L));

    static final Form FRACTION = (tree, _, _) -> {
        float number = fraction(tree);
        return number == 0 ? Optional.empty() : Optional.of(GoNumbers.json(number));
    };

    static final Form BYTES = (tree, _, _) -> {
        long bytes = bytes(tree);
        return bytes == 0 ? Optional.empty() : Optional.of(Long.toString(bytes));
    };

    /// zero is printed
    static final Form DURATION =
            (tree, _, _) -> Optional.of(GoDuration.parse(text(tree)).text());

    /// zero counts as not set
    static final Form DURATION_OR_ZERO =
            (tree, path, problems) -> DURATION.spell(tree, path, problems).filter(text -> !text.equals("0s"));

    /// a text is split into words; an empty list is printed
    static final Form COMMAND =
            (tree, _, _) -> Optional.of(tree.asString().isPresent() ? ShellWords.split(text(tree)) : texts(tree));

    static final Form TEST = (tree, _, _) -> {
        var test = tree.asString().isPresent() ? List.of("CMD-SHELL", text(tree)) : texts(tree);
        return test.isEmpty() ? Optional.empty() : Optional.of(test);
    };

    static final Form TEXTS = (tree, _, _) -> {
        var texts = tree instanceof Scalar ? List.of(text(tree)) : texts(tree);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
    };

    /// permission bits, printed in octal
    static final Form MODE = (tree, _, _) ->
            Optional.of("0" + Long.toOctalString(tree.asString().isPresent() ? octal(text(tree)) : whole(tree)));

    /// number of devices, -1 for all
    static final Form DEVICE_COUNT = (tree, _, _) -> {
        long count = text(tree).equalsIgnoreCase("all") ? -1 : deviceCount(tree);
        return count == 0 ? Optional.empty() : Optional.of(count);
    };

    private Forms() {}

    static List<Tree> items(Tree tree) {
        return tree.asList().map(ListTree::items).orElse(List.of());
    }

    static String text(Tree tree) throws BadValueException {
        if (tree instanceof Scalar scalar) {
            return scalar.isNull() ? "" : scalar.text();
        }
        throw new BadValueException("a text is expected here");
    }

    static List<String> texts(Tree tree) throws BadValueException {
        List<String> texts = new ArrayList<>();
        for (var item : items(tree)) {
            texts.add(text(item));
        }
        return texts;
    }

    private static Optional<Object> filled(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static boolean truth(Tree tree) throws BadValueException {
        if (tree instanceof Scalar(Boolean flag, var _)) {
            return flag;
        }
        return switch (text(tree).toLowerCase(Locale.ROOT)) {
            case "true", "y", "yes", "on" -> true;
            case "false", "n", "no", "off" -> false;
            default -> throw new BadValueException("\"%s\" is neither true nor false".formatted(text(tree)));
        };
    }

    static long whole(Tree tree) throws BadValueException {
        try {
            return switch (tree) {
                case Scalar(Long number, var _) -> number;
                case Scalar(Double number, var _) -> number.longValue();
                default -> Long.parseLong(text(tree));
            };
        } catch (NumberFormatException e) {
            throw notANumber(tree);
        }
    }

    private static long natural(Tree tree) throws BadValueException {
        long number = whole(tree);
        if (number < 0) {
            throw new BadValueException("%d is below 0".formatted(number));
        }
        return number;
    }

    private static long deviceCount(Tree tree) throws BadValueException {
        try {
            return whole(tree);
        } catch (BadValueException _) {
            throw new BadValueException("\"%s\" is neither a number nor all".formatted(text(tree)));
        }
    }

    private static float fraction(Tree tree) throws BadValueException {
        var text = text(tree);
        if (!NUMBER.matcher(text).matches()) {
            throw notANumber(tree);
        }
        return Float.parseFloat(text);
    }

    private static BadValueException notANumber(Tree tree) throws BadValueException {
        return new BadValueException("\"%s\" is not a number".formatted(text(tree)));
    }

    private static long octal(String text) throws BadValueException {
        try {
            return Long.parseLong(text, 8);
        } catch (NumberFormatException e) {
            throw new BadValueException("\"%s\" is not a file mode in octal".formatted(text));
        }
    }

    private static long bytes(Tree tree) throws BadValueException {
        return switch (tree) {
            case Scalar(Long number, var _) -> number;
            // the reference ignores fractional numbers of bytes
            case Scalar(Double _, var _) -> 0;
            default -> ByteSize.parse(text(tree));
        };
    }
}
