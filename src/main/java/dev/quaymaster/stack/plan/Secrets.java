package dev.quaymaster.stack.plan;

import java.util.Locale;
import java.util.regex.Pattern;

/// Hides what must not be read over a shoulder: a plan is shown, logged and pasted into issues.
final class Secrets {

    private static final String HIDDEN = "••••";
    private static final Pattern TELLING_NAME =
            Pattern.compile("PASS|SECRET|TOKEN|CREDENTIAL|PRIVATE|APIKEY|(^|_)KEY(_|$)|_PW$|AUTH");
    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^/@:\\s]*:)[^/@\\s]+@");

    private Secrets() {}

    /// Returns a variable's value, hidden where its name or its form says that it is secret.
    static String masked(String name, String value) {
        if (TELLING_NAME.matcher(name.toUpperCase(Locale.ROOT)).find()) {
            return HIDDEN;
        }
        return URL_PASSWORD.matcher(value).replaceAll("$1" + HIDDEN + "@");
    }
}
