package dev.quaymaster.ui.stack;

import java.util.regex.Pattern;

/// Hides what should not be read over a shoulder or in a screenshot.
final class Secrets {

    /// What stands in place of a secret.
    static final String MASK = "•••••";

    private static final Pattern SECRET_NAME =
            Pattern.compile(
                    "PASS(WORD|WD|PHRASE)?|SECRET|TOKEN|CREDENTIAL|(^|_)KEY($|_)|APIKEY",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^:/@\\s]*:)([^@/\\s]+)(@)");

    private Secrets() {}

    /// The value as it may be shown.
    ///
    /// @param name the variable's name
    /// @param value its value
    static String masked(String name, String value) {
        if (SECRET_NAME.matcher(name).find() && !value.isEmpty()) {
            return MASK;
        }
        return URL_PASSWORD.matcher(value).replaceAll("$1" + MASK + "$3");
    }
}
