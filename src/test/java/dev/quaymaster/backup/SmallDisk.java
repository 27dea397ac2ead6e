package dev.quaymaster.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file system of its own with little room, in memory, at a folder that the engine sees as well.
/// Only root can have one.
public record SmallDisk(Path folder) implements AutoCloseable {

    /// Mounts one.
    ///
    /// @param folder is made
    /// @param options such as `size=4m,nr_inodes=50`
    public static SmallDisk at(Path folder, String options) throws IOException {
        Files.createDirectory(folder);
        run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    /// From now on nothing can be written to it, by nobody.
    public void becomeReadOnly() throws IOException {
        run("mount", "-o", "remount,ro", folder.toString());
    }

    @Override
    public void close() throws IOException {
        run("umount", folder.toString());
    }

    private static void run(String... command) throws IOException {
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .as(String.join(" ", command))
                    .isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
