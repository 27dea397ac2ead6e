package dev.quaymaster.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Tells what must not be read over a shoulder, in a screenshot, a plan, an export or a log.
///
/// A value is secret as a whole when its name says so; else, and in any text, what has the form of
/// a secret is, see [SecretForms]. In doubt it is masked.
public final class Secrets {

    /// What stands in place of a secret.
    public static final String MASK = "•••••";

    private static final Pattern TELLING_NAME = Pattern.compile(
            "PASS|SECRET|TOKEN|CREDENTIAL|PRIVATE|APIKEY|(ACCESS|ACCOUNT|SHARED)KEY|(^|_)KEY(_|$)"
                    + "|_PW$|_PWD$|SIGNATURE|AUTH(?!OR(?!I))",
            Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /// A secret part of a value.
    ///
    /// @param from where it begins
    /// @param to where it ends
    public record Part(int from, int to) {}

    /// Finds the secret parts of a variable's value by its name or its form, in their order.
    ///
    /// @param name the variable's, label's or option's name
    /// @param value its value
    /// @return nothing when all of it may be seen
    public static List<Part> in(String name, String value) {
        if (value.isEmpty()) {
            return List.of();
        }
        return isTelling(name) ? List.of(new Part(0, value.length())) : SecretForms.find(value);
    }

    /// Whether what has this name is a secret.
    static boolean isTelling(String name) {
        return TELLING_NAME.matcher(name.replace('-', '_').replace('.', '_')).find();
    }

    /// The value as it may be shown.
    ///
    /// @param name the variable's name
    /// @param value its value
    public static String masked(String name, String value) {
        return masked(value, in(name, value));
    }

    /// Any text as it may be shown: a command, a message, a line of a file.
    public static String masked(String text) {
        return masked(text, SecretForms.find(text));
    }

    /// The words of a command as they may be shown; what follows an option may be secret.
    public static List<String> masked(List<String> words) {
        var parts = SecretForms.find(String.join(" ", words));
        var shown = new ArrayList<String>();
        var start = 0;
        for (var word : words) {
            var end = start + word.length();
            shown.add(masked(word, within(parts, start, end)));
            start = end + 1;
        }
        return shown;
    }

    /// A secret that begins with the word is all of it: it may hold blanks.
    private static List<Part> within(List<Part> parts, int start, int end) {
        var found = new ArrayList<Part>();
        for (var part : parts) {
            if (part.from() == start && start > 0) {
                return List.of(new Part(0, end - start));
            }
            if (part.from() < end && part.to() > start) {
                found.add(new Part(Math.max(0, part.from() - start), Math.min(end, part.to()) - start));
            }
        }
        return found;
    }

    private static String masked(String text, List<Part> parts) {
        if (parts.isEmpty()) {
            return text;
        }
        var shown = new StringBuilder(text.length());
        var at = 0;
        for (var part : parts) {
            shown.append(text, at, part.from()).append(MASK);
            at = part.to();
        }
        return shown.append(text, at, text.length()).toString();
    }
}
