import dev.quaymaster.cli.Cli;
import dev.quaymaster.cli.console.Console;
import dev.quaymaster.engine.docker.DockerEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;

/// A program that has run for a while: takes command lines on standard input, words separated by blanks, runs each, and
/// prints how many milliseconds it took. What the commands print goes to standard error.
public final class Warm {

    /// Runs until the input ends.
    ///
    /// @param args none
    public static void main(String[] args) throws IOException {
        Console console =
                new Console(
                        InputStream.nullInputStream(),
                        System.err,
                        System.err,
                        Console.Terminals.NONE,
                        System.getenv(),
                        Path.of("").toAbsolutePath());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            long began = System.nanoTime();
            int code = Cli.run(console, DockerEngine::connect, line.split(" "));
            long millis = (System.nanoTime() - began) / 1_000_000;
            System.out.println(code == 0 ? Long.toString(millis) : "failed: " + line);
        }
        System.exit(0);
    }
}
