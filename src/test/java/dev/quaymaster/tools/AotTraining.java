package dev.quaymaster.tools;

import dev.quaymaster.cli.Cli;
import dev.quaymaster.settings.LogFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/// Runs several command lines in one process and loads the classes that commands are made of, so
/// that the start-up cache, which the JVM writes from one run, holds them all. The launcher runs
/// it, from a jar of its own beside the program's: the cache is good only for the class path it was
/// made with.
public final class AotTraining {

    private static final System.Logger LOG = System.getLogger(AotTraining.class.getName());

    /// Backups and volumes are not run in training, as there is nothing to copy: their classes are
    /// loaded.
    private static final Pattern PARTS = Pattern.compile(
            "(dev/quaymaster/(Main|ui/WindowOptions|(cli|compose|engine|stack|volume|backup|settings|files)/.*)"
                    + "|com/github/luben/zstd/Zstd(Out|In)putStreamNoFinalizer"
                    + "|org/apache/commons/compress/archivers/tar/Tar.*)\\.class");

    private AotTraining() {}

    /// Runs each line of the file that is the one argument as a command, words separated by blanks.
    /// A command that fails trains as well as any.
    public static void main(String[] args) throws IOException {
        LogFile.use();
        for (var line : Files.readAllLines(Path.of(args[0]))) {
            Cli.run(line.split(" ", -1));
        }
        try (var jar = new JarFile(program())) {
            jar.stream().map(Object::toString).filter(PARTS.asMatchPredicate()).forEach(AotTraining::load);
        }
    }

    private static String program() {
        var classPath = System.getProperty("java.class.path");
        return classPath.substring(0, classPath.indexOf(File.pathSeparator));
    }

    private static void load(String file) {
        var name = file.replace('/', '.').replaceFirst("\\.class$", "");
        try {
            Class.forName(name, false, AotTraining.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.log(System.Logger.Level.DEBUG, name + " needs a library that is not there", e);
        }
    }
}
