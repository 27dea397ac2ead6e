package dev.quaymaster.compose;

/// Something wrong with the user's files, in plain words.
///
/// @param severity whether the project can be used nevertheless
/// @param location where it was found
/// @param path dotted path in the model, such as `services.web.ports[0]`; empty for a file as a
///   whole
/// @param message what is wrong, and what to do where that is known
public record Problem(Severity severity, Location location, String path, String message) {

    private static final String UNSET_VARIABLE = "The variable ";
    private static final String UNSET = " is not set; using an empty string.";

    /// What is said of a variable that has no value.
    ///
    /// @param variable its name
    public static String unset(String variable) {
        return UNSET_VARIABLE + variable + UNSET;
    }

    /// Whether it is about a variable that has no value.
    public boolean isUnsetVariable() {
        return message.startsWith(UNSET_VARIABLE) && message.endsWith(UNSET);
    }

    @Override
    public String toString() {
        return location + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
