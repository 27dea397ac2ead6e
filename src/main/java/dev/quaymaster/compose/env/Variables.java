package dev.quaymaster.compose.env;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Lists the variables that a model asks for, with what it says about them.
public final class Variables {

    /// A variable of a model.
    ///
    /// @param name name
    /// @param required whether the model cannot be loaded without it
    /// @param standard value it has when it is not set, empty when there is none
    /// @param instead what stands there when it is set, empty when it is its own value
    public record Variable(String name, boolean required, String standard, String instead) {

        private boolean saysMore() {
            return required || !standard.isEmpty() || !instead.isEmpty();
        }
    }

    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$|([_a-zA-Z]\\w*)|\\{[_a-zA-Z]\\w*(:?[-+?].*)?})");
    private static final Pattern BRACED = Pattern.compile("([_a-zA-Z]\\w*)(?::?([-+?])(.*))?", Pattern.DOTALL);

    private final SortedMap<String, Variable> found = new TreeMap<>();

    private Variables() {}

    /// Looks through a model.
    ///
    /// @param model maps, lists and values that still have their variables
    /// @return variables by name
    public static SortedMap<String, Variable> in(Object model) {
        var variables = new Variables();
        variables.look(model);
        return variables.found;
    }

    private void look(Object value) {
        switch (value) {
            case Map<?, ?> map -> map.values().stream().forEach(this::lookIfAny);
            case Iterable<?> list -> list.forEach(this::lookIfAny);
            case String text -> text(text);
            default -> {}
        }
    }

    private void lookIfAny(Object value) {
        Optional.ofNullable(value).ifPresent(this::look);
    }

    private void text(String text) {
        REFERENCE.matcher(text).results().forEach(this::reference);
    }

    private void reference(MatchResult match) {
        var text = match.group();
        if (match.group(2) != null) {
            add(new Variable(match.group(2), false, "", ""));
        } else if (text.startsWith("${")) {
            int close = closing(text);
            braced(text.substring(2, close));
            text(text.substring(close + 1));
        }
    }

    private void braced(String inside) {
        var parts = BRACED.matcher(inside);
        if (!parts.matches()) {
            return;
        }
        var name = parts.group(1);
        var sign = Optional.ofNullable(parts.group(2)).orElse("");
        var word = Optional.ofNullable(parts.group(3)).orElse("");
        add(new Variable(name, sign.equals("?"), sign.equals("-") ? word : "", sign.equals("+") ? word : ""));
        if (!sign.equals("?")) {
            text(word);
        }
    }

    /// The first mention that says anything about a variable counts.
    private void add(Variable variable) {
        found.merge(variable.name(), variable, (old, more) -> old.saysMore() ? old : more);
    }

    private static int closing(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                open++;
            } else if (text.charAt(i) == '}' && --open == 0) {
                return i;
            }
        }
        return text.length() - 1;
    }
}
