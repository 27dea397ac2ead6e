package dev.quaymaster.compose;

import java.util.Optional;
import java.util.regex.Pattern;

/// Tells what must not be read over a shoulder or in a screenshot.
public final class Secrets {

    /// What stands in place of a secret.
    public static final String MASK = "•••••";

    private static final Pattern TELLING_NAME =
            Pattern.compile(
                    "PASS|SECRET|TOKEN|CREDENTIAL|PRIVATE|APIKEY|(^|_)KEY(_|$)|_PW$|AUTH",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern URL_PASSWORD =
            Pattern.compile("://[^/@:\\s]*:(?<password>[^/@\\s]+)@");

    private Secrets() {}

    /// The secret part of a value.
    ///
    /// @param from where it begins
    /// @param to where it ends
    public record Part(int from, int to) {}

    /// Finds the secret part of a variable's value by its name or its form.
    ///
    /// @param name the variable's name
    /// @param value its value
    /// @return nothing when all of it may be seen
    public static Optional<Part> in(String name, String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (TELLING_NAME.matcher(name).find()) {
            return Optional.of(new Part(0, value.length()));
        }
        var url = URL_PASSWORD.matcher(value);
        return url.find()
                ? Optional.of(new Part(url.start("password"), url.end("password")))
                : Optional.empty();
    }

    /// The value as it may be shown.
    ///
    /// @param name the variable's name
    /// @param value its value
    public static String masked(String name, String value) {
        return in(name, value)
                .map(part -> value.substring(0, part.from()) + MASK + value.substring(part.to()))
                .orElse(value);
    }
}
