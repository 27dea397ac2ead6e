package dev.quaymaster.compose.shape;

import java.util.Locale;
import java.util.regex.Pattern;

/// Sizes such as `512m`, `1.5GiB` or `64 kb`, in powers of 1024.
final class ByteSize {

    private static final Pattern SIZE =
            Pattern.compile("([0-9.]+) ?(?:b|([kmgtp])(?:i?b)?)?", Pattern.CASE_INSENSITIVE);

    private ByteSize() {}

    static long parse(String text) throws BadValueException {
        var matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw wrong(text);
        }
        try {
            double number = Double.parseDouble(matcher.group(1));
            var unit = matcher.group(2);
            int power = unit == null ? 0 : "kmgtp".indexOf(unit.toLowerCase(Locale.ROOT)) + 1;
            return (long) (number * Math.pow(1024, power));
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
    }

    private static BadValueException wrong(String text) {
        return new BadValueException("\"%s\" is not a size; write for example 512m or 2g".formatted(text));
    }
}
