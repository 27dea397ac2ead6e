package dev.quaymaster;

import dev.quaymaster.cli.Cli;
import dev.quaymaster.settings.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/// Another entry, for `src/bin/lib/start.sh` alone: runs several command lines in one process and
/// loads what commands are made of, so that the start-up cache, which learns from one run, learns
/// them all.
public final class Rehearsal {

    private static final System.Logger LOG = System.getLogger(Rehearsal.class.getName());

    /// Changing and copying is not rehearsed, as there is nothing to change or copy.
    private static final Pattern PARTS =
            Pattern.compile(
                    "(dev/quaymaster/(Main|ui/WindowOptions|(cli|compose|engine|stack|volume|backup|settings|files)/.*)"
                            + "|com/github/luben/zstd/Zstd(Out|In)putStreamNoFinalizer"
                            + "|org/apache/commons/compress/archivers/tar/Tar.*)\\.class");

    private Rehearsal() {}

    /// Runs each line of a file as a command, words separated by blanks. One that fails is as good
    /// as any.
    ///
    /// @param args the file
    public static void main(String[] args) throws IOException {
        LogFile.use();
        for (var line : Files.readAllLines(Path.of(args[0]))) {
            Cli.run(line.split(" ", -1));
        }
        try (var jar = new JarFile(System.getProperty("java.class.path"))) {
            jar.stream()
                    .map(Object::toString)
                    .filter(PARTS.asMatchPredicate())
                    .forEach(Rehearsal::load);
        }
    }

    private static void load(String file) {
        var name = file.replace('/', '.').replaceFirst("\\.class$", "");
        try {
            Class.forName(name, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.log(System.Logger.Level.DEBUG, name + " needs a library that is not there", e);
        }
    }
}
