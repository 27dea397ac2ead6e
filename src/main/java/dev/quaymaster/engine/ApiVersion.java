package dev.quaymaster.engine;

import java.util.Comparator;

/// A version of the engine's API, such as 1.44.
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /// The oldest that we work with.
    public static final ApiVersion OLDEST = new ApiVersion(1, 40);

    /// The newest that we know; newer engines are asked to speak this one.
    public static final ApiVersion NEWEST = new ApiVersion(1, 51);

    private static final Comparator<ApiVersion> ORDER =
            Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

    /// Reads `1.44`; what can't be read counts as the oldest version we work with, 1.40.
    public static ApiVersion parse(String text) {
        var parts = text.split("\\.", 2);
        try {
            return new ApiVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return OLDEST;
        }
    }

    /// The version that we and an engine speak with each other.
    public ApiVersion spoken() {
        return compareTo(NEWEST) > 0 ? NEWEST : this;
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
