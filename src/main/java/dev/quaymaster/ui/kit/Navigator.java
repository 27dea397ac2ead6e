package dev.quaymaster.ui.kit;

/// Leads from one screen to another.
public interface Navigator {

    /// Shows a stack.
    ///
    /// @param project its project name
    void openStack(String project);

    /// Shows a volume's files.
    ///
    /// @param volume its name at the engine
    void openVolume(String volume);

    /// Shows the backups of a stack, or all of them.
    ///
    /// @param stack a project name, empty for all
    void openBackups(String stack);

    /// Shows a page of this computer in the user's browser.
    ///
    /// @param url an http or https address
    void openUrl(String url);

    /// The name of the machine on which the engine in front publishes ports.
    default String machine() {
        return "localhost";
    }
}
