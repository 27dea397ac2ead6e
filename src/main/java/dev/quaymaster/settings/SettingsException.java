package dev.quaymaster.settings;

/// The settings could not be read or saved; the message names the file and the reason.
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean unreadable;

    SettingsException(String message) {
        this(message, false);
    }

    SettingsException(String message, Throwable cause) {
        super(message, cause);
        this.unreadable = false;
    }

    private SettingsException(String message, boolean unreadable) {
        super(message);
        this.unreadable = unreadable;
    }

    /// What they say is not known.
    static SettingsException unreadable(String message) {
        return new SettingsException(message, true);
    }

    /// Whether what they say is not known, so that nothing can be done that depends on it.
    public boolean unreadable() {
        return unreadable;
    }
}
