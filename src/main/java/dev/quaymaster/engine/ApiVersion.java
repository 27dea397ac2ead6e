package dev.quaymaster.engine;

import java.util.Comparator;

/// A version of the engine's API, such as 1.44.
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    private static final Comparator<ApiVersion> ORDER =
            Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

    /// Reads `1.44`; what can't be read counts as the oldest version we work with, 1.40.
    public static ApiVersion parse(String text) {
        var parts = text.split("\\.", 2);
        try {
            return new ApiVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return new ApiVersion(1, 40);
        }
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
