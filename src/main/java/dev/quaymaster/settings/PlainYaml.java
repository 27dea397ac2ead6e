package dev.quaymaster.settings;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// YAML text as maps, lists and texts, and back. Words are taken as they are written: a volume may
/// be called `0123` or `2026-11-21`. A name without a value has an empty text.
///
/// Aliases are read, each as a copy of what it stands for, within a limit; written they are never.
final class PlainYaml {

    private static final int MOST_VALUES = 100_000;
    private static final int DEEPEST = 40;

    private int values;

    private PlainYaml() {}

    /// Reads one document; null when the text holds none.
    ///
    /// @throws IllegalArgumentException in plain words when it is no such document
    static @Nullable Object read(String text) {
        try {
            refuseTooMuch(text);
            return new PlainYaml().copy(parser().load(text), 0);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            var line = mark == null ? "" : "line " + (mark.getLine() + 1) + ": ";
            throw new IllegalArgumentException(line + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }

    /// Writes maps, lists and values.
    static String write(Map<String, Object> root) {
        var style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        style.setIndent(2);
        style.setDereferenceAliases(true);
        return new Yaml(new Representer(style), style).dump(root);
    }

    /// Reading it piece by piece takes no memory, as building it does.
    private static void refuseTooMuch(String text) {
        var pieces = 0;
        var depth = 0;
        for (var event : parser().parse(new StringReader(text))) {
            pieces++;
            depth += switch (event) {
                case CollectionStartEvent _ -> 1;
                case CollectionEndEvent _ -> -1;
                default -> 0;
            };
            if (pieces > 2 * MOST_VALUES || depth > DEEPEST) {
                throw tooMuch();
            }
        }
    }

    private static IllegalArgumentException tooMuch() {
        return new IllegalArgumentException("holds too much, or itself");
    }

    private static Yaml parser() {
        var limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        limits.setCodePointLimit(Integer.MAX_VALUE);
        limits.setNestingDepthLimit(DEEPEST);
        var style = new DumperOptions();
        return new Yaml(new SafeConstructor(limits), new Representer(style), style, limits, new TextResolver());
    }

    /// Takes every word for a text, except for nothing at all.
    private static final class TextResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, EMPTY, null);
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
        }
    }

    private @Nullable Object copy(@Nullable Object value, int depth) {
        values++;
        if (depth > DEEPEST || values > MOST_VALUES) {
            throw tooMuch();
        }
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, inner) -> put(copy, key, copy(inner, depth + 1)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(inner -> copy.add(copy(inner, depth + 1)));
                yield copy;
            }
            case String text -> text;
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> throw new IllegalArgumentException("holds a value of a kind that is not used here");
        };
    }

    private static void put(Map<String, Object> copy, @Nullable Object key, @Nullable Object value) {
        if (!(key instanceof String name)) {
            throw new IllegalArgumentException("holds a name that is no single word");
        }
        copy.put(name, value == null ? "" : value);
    }
}
