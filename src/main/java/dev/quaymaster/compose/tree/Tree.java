package dev.quaymaster.compose.tree;

import dev.quaymaster.compose.Location;
import java.util.Optional;

/// A value of a compose file with the place it was written at. Immutable.
public sealed interface Tree permits Scalar, ListTree, MapTree {

    /// Where it was written.
    ///
    /// @return the place of its first character
    Location at();

    /// The same content without places, for comparison.
    ///
    /// @return maps, lists and plain values
    Object plain();

    /// This tree as a mapping.
    ///
    /// @return empty for anything else
    default Optional<MapTree> asMap() {
        return this instanceof MapTree map ? Optional.of(map) : Optional.empty();
    }

    /// This tree as a list.
    ///
    /// @return empty for anything else
    default Optional<ListTree> asList() {
        return this instanceof ListTree list ? Optional.of(list) : Optional.empty();
    }

    /// This tree as text.
    ///
    /// @return empty for anything but a string
    default Optional<String> asString() {
        return this instanceof Scalar(String text, Location _) ? Optional.of(text) : Optional.empty();
    }

    /// Whether this is an explicit or implied null.
    ///
    /// @return true for null
    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.value() == null;
    }
}
