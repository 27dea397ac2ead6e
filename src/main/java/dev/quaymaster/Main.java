package dev.quaymaster;

/// The program's entry: no arguments open the window, anything else is a command.
public final class Main {

    private Main() {}

    /// Runs the program.
    ///
    /// @param args the command line
    public static void main(String[] args) {}
}
