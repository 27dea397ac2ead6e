package dev.quaymaster.compose.tree;

import dev.quaymaster.compose.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// A mapping with text keys, in the order written.
///
/// @param entries values by key
/// @param keys where each key was written; keys made by a phase have no place of their own
/// @param at where the mapping begins
public record MapTree(Map<String, Tree> entries, Map<String, Location> keys, Location at) implements Tree {

    /// Copies the entries.
    public MapTree {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        keys = Map.copyOf(keys);
    }

    /// A mapping made by a phase.
    ///
    /// @param entries values by key
    /// @param at the place it stands for
    /// @return a mapping
    public static MapTree of(Map<String, Tree> entries, Location at) {
        return new MapTree(entries, Map.of(), at);
    }

    /// An empty mapping.
    ///
    /// @param at the place it stands for
    /// @return a mapping
    public static MapTree empty(Location at) {
        return of(Map.of(), at);
    }

    /// The value of a key.
    ///
    /// @param key key
    /// @return empty when the key is not there
    public Optional<Tree> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /// The text of a key.
    ///
    /// @param key key
    /// @return empty when there is no text
    public Optional<String> string(String key) {
        return get(key).flatMap(Tree::asString);
    }

    /// The mapping under a key.
    ///
    /// @param key key
    /// @return an empty mapping when there is none
    public MapTree map(String key) {
        return get(key).flatMap(Tree::asMap).orElseGet(() -> empty(at));
    }

    /// Whether a key is there, be it with null.
    ///
    /// @param key key
    /// @return true when it is
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /// Where a key was written.
    ///
    /// @param key key
    /// @return its place, or that of the mapping
    public Location keyAt(String key) {
        return keys.getOrDefault(key, at);
    }

    /// This mapping with a key set.
    ///
    /// @param key key
    /// @param value new value
    /// @return a new mapping
    public MapTree with(String key, Tree value) {
        var copy = new LinkedHashMap<>(entries);
        copy.put(key, value);
        return new MapTree(copy, keys, at);
    }

    /// This mapping with a key set, unless it is there already.
    ///
    /// @param key key
    /// @param value value in its absence
    /// @return a mapping
    public MapTree withDefault(String key, Object value) {
        return has(key) ? this : with(key, new Scalar(value, at));
    }

    /// This mapping without a key.
    ///
    /// @param key key
    /// @return a mapping
    public MapTree without(String key) {
        if (!has(key)) {
            return this;
        }
        var copy = new LinkedHashMap<>(entries);
        copy.remove(key);
        return new MapTree(copy, keys, at);
    }

    /// This mapping with one further down changed.
    ///
    /// @param way keys that lead to it; none means this one
    /// @param change what becomes of it
    /// @return a mapping; this one when the way leads to no mapping
    public MapTree change(List<String> way, UnaryOperator<MapTree> change) {
        if (way.isEmpty()) {
            return change.apply(this);
        }
        var key = way.getFirst();
        return get(key).flatMap(Tree::asMap)
                .map(inner -> with(key, inner.change(way.subList(1, way.size()), change)))
                .orElse(this);
    }

    /// This mapping with every value replaced. Most phases change little of a model, so what stays
    /// the same is shared and not copied.
    ///
    /// @param change new value for a key and its value
    /// @return a new mapping, or this one when nothing changed
    @SuppressWarnings("ReferenceEquality") // whether it is the very same tree is the question
    public MapTree mapValues(BiFunction<String, Tree, Tree> change) {
        Map<String, Tree> changed = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            var now = change.apply(key, value);
            if (now != value) {
                changed.put(key, now);
            }
        });
        if (changed.isEmpty()) {
            return this;
        }
        var copy = new LinkedHashMap<>(entries);
        copy.putAll(changed);
        return new MapTree(copy, keys, at);
    }

    @Override
    public Object plain() {
        var copy = new LinkedHashMap<String, Object>();
        entries.forEach((key, value) -> copy.put(key, value.plain()));
        return copy;
    }
}
