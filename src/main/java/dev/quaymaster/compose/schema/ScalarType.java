package dev.quaymaster.compose.schema;

import dev.quaymaster.compose.tree.Scalar;
import java.math.BigInteger;

/// The type of a single value.
enum ScalarType {
    TEXT("a text"),
    WHOLE("a whole number"),
    NUMBER("a number"),
    TRUTH("true or false"),
    NOTHING("empty");

    private final String words;

    ScalarType(String words) {
        this.words = words;
    }

    /// What it is called in a message.
    String words() {
        return words;
    }

    boolean fits(Scalar scalar) {
        return switch (this) {
            case TEXT -> scalar.value() instanceof String;
            case WHOLE ->
                scalar.value() instanceof Long
                        || scalar.value() instanceof BigInteger
                        || (scalar.value() instanceof Double number
                                && number == Math.rint(number)
                                && !number.isInfinite());
            case NUMBER -> scalar.value() instanceof Number;
            case TRUTH -> scalar.value() instanceof Boolean;
            case NOTHING -> scalar.isNull();
        };
    }
}
