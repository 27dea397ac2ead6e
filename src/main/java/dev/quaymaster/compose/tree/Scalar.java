package dev.quaymaster.compose.tree;

import dev.quaymaster.compose.Location;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A single value: null, `Boolean`, `Long`, `BigInteger` for what no `Long` holds, `Double`,
/// `String`, or a [Timestamp].
///
/// @param value the value
/// @param at where it was written
public record Scalar(@Nullable Object value, Location at) implements Tree {

    private static final String NULL = "<nil>";

    /// The value as the reference spells it inside a text (`1.0` becomes `1`, `1000000.0` `1e+06`).
    ///
    /// @return text
    public String text() {
        return switch (value) {
            case null -> NULL;
            case Double number -> GoNumbers.text(number);
            default -> value.toString();
        };
    }

    /// The value as a whole number.
    ///
    /// @return empty for anything else
    public Optional<Long> asLong() {
        return value instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    @Override
    public Object plain() {
        return value == null ? Optional.empty() : value;
    }

    /// A plain scalar that YAML reads as a date: compose has no use for one, so it must be quoted.
    ///
    /// @param text as written
    public record Timestamp(String text) {

        @Override
        public String toString() {
            return text;
        }
    }
}
