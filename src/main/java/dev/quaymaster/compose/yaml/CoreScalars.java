package dev.quaymaster.compose.yaml;

import dev.quaymaster.compose.tree.Scalar;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads plain scalars by the YAML 1.2 core schema, with the reference's extensions: `0440` and
/// `0o440` are octal, `1_000` is a number, dates are dates. `yes`, `on` and `22:22` are texts.
final class CoreScalars {

    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0o?([0-7]+)");
    private static final Pattern HEX = Pattern.compile("[-+]?0[xX]([0-9a-fA-F]+)");
    private static final Pattern BINARY = Pattern.compile("[-+]?0[bB]([01]+)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])"
            + "([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?"
            + "(Z|[-+][0-9]{2}:[0-9]{2})?)?");

    private CoreScalars() {}

    /// a number of more digits is none that anybody wrote as one
    private static final int MOST_DIGITS = 300;

    /// The value of a plain scalar.
    static @Nullable Object value(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
            case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
            case ".nan", ".NaN", ".NAN" -> Double.NaN;
            default -> "+-.0123456789".indexOf(text.charAt(0)) < 0 ? text : number(text);
        };
    }

    private static Object number(String text) {
        if (text.length() > MOST_DIGITS) {
            return text;
        }
        if (TIMESTAMP.matcher(text).matches()) {
            return new Scalar.Timestamp(text);
        }
        var plain = text.replace("_", "");
        var whole = whole(plain);
        if (whole != null) {
            return whole;
        }
        return FLOAT.matcher(plain).matches() ? floating(plain, text) : text;
    }

    /// What is too large even for floating point stays a text.
    private static Object floating(String plain, String text) {
        var number = Double.valueOf(plain);
        return number.isInfinite() ? text : number;
    }

    private static @Nullable Number whole(String plain) {
        try {
            if (DECIMAL.matcher(plain).matches()) {
                return decimal(plain);
            }
            if (OCTAL.matcher(plain).matches()) {
                return based(plain, OCTAL, 8);
            }
            if (HEX.matcher(plain).matches()) {
                return based(plain, HEX, 16);
            }
            return BINARY.matcher(plain).matches() ? based(plain, BINARY, 2) : null;
        } catch (NumberFormatException e) {
            // too large for a whole number: read as floating point, or as text
            return null;
        }
    }

    /// The reference's whole numbers reach up to 2^64 - 1, and larger ones are floating point.
    private static @Nullable Number decimal(String plain) {
        var number = new BigInteger(plain);
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        return number.signum() > 0 && number.bitLength() == Long.SIZE ? number : null;
    }

    private static Long based(String plain, Pattern pattern, int radix) {
        var matcher = pattern.matcher(plain);
        matcher.matches();
        return Long.valueOf((plain.startsWith("-") ? "-" : "") + matcher.group(1), radix);
    }
}
