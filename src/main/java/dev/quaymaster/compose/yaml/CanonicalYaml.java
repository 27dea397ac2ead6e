package dev.quaymaster.compose.yaml;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Represent;
import org.yaml.snakeyaml.representer.Representer;

/// Writes a canonical tree as YAML that people read and that can be loaded again, by the reference
/// too: what it would take for a number, a date or a truth value is in quotes.
public final class CanonicalYaml {

    /// truth values of YAML 1.1, which other programs may still read so
    private static final Set<String> OLD_TRUTH = Set.of("y", "yes", "on", "n", "no", "off");

    /// `22:22` is a number there
    private static final Pattern SIXTIES = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");

    private CanonicalYaml() {}

    /// Writes one document.
    ///
    /// @param tree maps, lists, strings, numbers, booleans and null
    /// @return YAML text that ends with a line end
    public static String print(@Nullable Object tree) {
        var style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        style.setIndent(2);
        style.setIndicatorIndent(2);
        style.setIndentWithIndicator(true);
        style.setSplitLines(false);
        style.setDereferenceAliases(true);
        return new Yaml(new Texts(style), style).dump(tree);
    }

    private static boolean needsQuotes(String text) {
        return !(CoreScalars.value(text) instanceof String)
                || OLD_TRUTH.contains(text.toLowerCase(Locale.ROOT))
                || SIXTIES.matcher(text).matches();
    }

    private static final class Texts extends Representer {

        private final Represent usual;

        Texts(DumperOptions style) {
            super(style);
            usual = Objects.requireNonNull(representers.get(String.class));
            representers.put(String.class, this::text);
            representers.put(BigDecimal.class, this::decimal);
        }

        private Node decimal(Object data) {
            var text = data.toString();
            boolean whole = text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
            return representScalar(whole ? Tag.INT : Tag.FLOAT, text);
        }

        private Node text(Object data) {
            var text = (String) data;
            return needsQuotes(text)
                    ? representScalar(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED)
                    : usual.representData(data);
        }
    }
}
