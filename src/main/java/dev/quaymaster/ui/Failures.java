package dev.quaymaster.ui;

/// Turns what a task threw into words for the user.
final class Failures {

    private Failures() {}

    /// The failure's own message; its kind where it has none.
    ///
    /// @param failure what was thrown
    static String words(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank()
                ? "Something unexpected happened (" + failure.getClass().getSimpleName() + ")."
                : message;
    }
}
