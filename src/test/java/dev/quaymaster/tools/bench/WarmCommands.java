package dev.quaymaster.tools.bench;

import dev.quaymaster.cli.Cli;
import dev.quaymaster.cli.console.Console;
import dev.quaymaster.engine.docker.DockerEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Runs command lines from standard input in one process, as a program that has run for a while
/// does, and prints how many milliseconds each took. Words are separated by blanks; what the
/// commands print goes to standard error.
public final class WarmCommands {

    private WarmCommands() {}

    /// Runs until the input ends.
    public static void main(String[] args) throws IOException {
        Console console = new Console(
                InputStream.nullInputStream(),
                System.err,
                System.err,
                Console.Terminals.NONE,
                System.getenv(),
                Path.of("").toAbsolutePath());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            long began = System.nanoTime();
            int code = Cli.run(console, DockerEngine::connect, line.split(" ", -1));
            long millis = (System.nanoTime() - began) / 1_000_000;
            System.out.println(code == 0 ? Long.toString(millis) : "failed: " + line);
        }
        System.exit(0);
    }
}
