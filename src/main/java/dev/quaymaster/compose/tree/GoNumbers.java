package dev.quaymaster.compose.tree;

import java.math.BigDecimal;

/// Spells floating-point numbers as the reference does, which is written in Go: hashes depend on
/// it.
public final class GoNumbers {

    // Go's %g writes an exponent outside of these bounds
    private static final int LEAST_EXPONENT = -4;
    private static final int EXPONENT_LIMIT = 6;

    private GoNumbers() {}

    /// As Go's `%v`: shortest digits, with an exponent below 1e-4 and from 1e+06 on.
    ///
    /// @param number number
    /// @return text such as `1.5` or `1e+06`
    public static String text(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        return spell(decimal(Double.toString(number)));
    }

    /// As Go's JSON encoder writes a `float64`.
    ///
    /// @param number number
    /// @return a JSON number
    public static BigDecimal json(double number) {
        return decimal(Double.toString(number));
    }

    /// As Go's JSON encoder writes a `float32`.
    ///
    /// @param number number
    /// @return a JSON number
    public static BigDecimal json(float number) {
        return decimal(Float.toString(number));
    }

    private static BigDecimal decimal(String digits) {
        var stripped = new BigDecimal(digits).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String spell(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (stripped.signum() == 0 || (exponent >= LEAST_EXPONENT && exponent < EXPONENT_LIMIT)) {
            return stripped.toPlainString();
        }
        var digits = stripped.unscaledValue().abs().toString();
        var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return "%s%se%s%02d"
                .formatted(stripped.signum() < 0 ? "-" : "", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
