package dev.quaymaster.cli.console;

import dev.quaymaster.words.VisibleText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Prints text in UTF-8 so that a terminal obeys nothing in it: whatever is printed may hold names
/// and words from elsewhere, so control characters are written out, see [VisibleText]. Only line
/// ends and tabs stay, and in what is printed as one line not even these. Bytes are passed on as
/// they are: contents of files and logs, and the program's own control sequences.
final class TextPrinter extends PrintStream {

    private TextPrinter(OutputStream out) {
        super(out, false, StandardCharsets.UTF_8);
    }

    /// A printer on a stream; one that is a printer already stays.
    static PrintStream on(PrintStream out) {
        return out instanceof TextPrinter ? out : new TextPrinter(out);
    }

    @Override
    public void print(String text) {
        super.print(VisibleText.lines(String.valueOf(text)));
    }

    @Override
    public void print(Object text) {
        print(String.valueOf(text));
    }

    @Override
    public void print(char[] text) {
        print(String.valueOf(text));
    }

    @Override
    public void print(char one) {
        print(String.valueOf(one));
    }

    /// One line, whatever is in it: no name can add another one.
    @Override
    public void println(String text) {
        print(VisibleText.line(text));
        println();
    }

    /// As many lines as the text of the object has.
    @Override
    public void println(Object text) {
        print(text);
        println();
    }

    @Override
    public void println(char[] text) {
        println(String.valueOf(text));
    }

    /// Formatted text comes here, too.
    @Override
    public PrintStream append(CharSequence text) {
        print(String.valueOf(text));
        return this;
    }
}
