package dev.quaymaster;

import dev.quaymaster.cli.Cli;
import dev.quaymaster.settings.LogFile;
import dev.quaymaster.ui.Window;
import dev.quaymaster.ui.WindowOptions;
import dev.quaymaster.words.VisibleText;
import java.util.List;

/// The program's entry: no arguments open the window, anything else is a command.
///
/// A command loads nothing of the window, and the window nothing of the commands.
public final class Main {

    private Main() {}

    /// Runs the program.
    ///
    /// @param args the command line
    public static void main(String[] args) {
        LogFile.use();
        var words = List.of(args);
        if (WindowOptions.wanted(words)) {
            openWindow(words);
        } else {
            System.exit(Cli.run(args));
        }
    }

    private static void openWindow(List<String> words) {
        try {
            Window.open(WindowOptions.parse(words));
        } catch (IllegalArgumentException e) {
            System.err.println("quaymaster: " + VisibleText.lines(String.valueOf(e.getMessage())));
            System.exit(2);
        }
    }
}
