package dev.quaymaster.engine.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Writes a folder as tar, less what is ignored. Owners become root, as with the docker command.
///
/// @param dockerfile kept whatever the rules say
/// @param extraName a file that is added, unless empty
record ContextTar(Path folder, IgnoreRules rules, String dockerfile, String extraName, String extraText) {

    void writeTo(OutputStream out) throws IOException {
        try (var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            Files.walkFileTree(folder, new Visitor(tar));
            if (!extraName.isEmpty()) {
                addExtra(tar);
            }
        }
    }

    private void addExtra(TarArchiveOutputStream tar) throws IOException {
        var bytes = extraText.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(extraName);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final TarArchiveOutputStream tar;

        Visitor(TarArchiveOutputStream tar) {
            this.tar = tar;
        }

        private boolean left(String name) {
            return rules.ignores(name) && !name.equals(dockerfile) && !name.equals(".dockerignore");
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
            var name = slashed(folder.relativize(path));
            if (name.isEmpty()) {
                return FileVisitResult.CONTINUE;
            }
            if (left(name)) {
                return rules.hasExceptions() || dockerfile.startsWith(name + "/")
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.SKIP_SUBTREE;
            }
            add(new TarArchiveEntry(name + "/"), path, attributes);
            tar.closeArchiveEntry();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
            var name = slashed(folder.relativize(path));
            if (left(name) || attributes.isOther()) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
                entry.setLinkName(slashed(Files.readSymbolicLink(path)));
                add(entry, path, attributes);
            } else {
                var entry = new TarArchiveEntry(name);
                entry.setSize(attributes.size());
                add(entry, path, attributes);
                Files.copy(path, tar);
            }
            tar.closeArchiveEntry();
            return FileVisitResult.CONTINUE;
        }

        private void add(TarArchiveEntry entry, Path path, BasicFileAttributes attributes) throws IOException {
            entry.setMode(mode(path, attributes.isDirectory()));
            entry.setLastModifiedTime(attributes.lastModifiedTime());
            tar.putArchiveEntry(entry);
        }

        private static int mode(Path path, boolean folder) throws IOException {
            try {
                var mode = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
                return mode instanceof Integer bits ? bits : 0;
            } catch (UnsupportedOperationException | IllegalArgumentException e) {
                return folder ? 0755 : 0644; // no such thing on this machine's file system
            }
        }
    }
}
