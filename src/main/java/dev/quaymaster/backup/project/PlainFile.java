package dev.quaymaster.backup.project;

import dev.quaymaster.files.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A small file of this machine. Pipes, devices and large files are never opened.
public final class PlainFile {

    /// Configuration is smaller than this; what is larger is data.
    public static final int LARGEST = 1 << 20;

    private static final String PRIVATE_KEY = "PRIVATE KEY-----";

    private final byte[] content;

    private PlainFile(byte[] content) {
        this.content = content;
    }

    /// All of it.
    public byte[] content() {
        return content.clone();
    }

    /// Why a file is not read.
    public enum Refusal {
        /// There is none of that name.
        MISSING("there is no such file on this machine"),
        /// A folder, pipe, device or socket.
        NOT_A_FILE("it is not a regular file"),
        /// Larger than [#LARGEST].
        TOO_LARGE("it is larger than 1 MiB"),
        /// The user running this program may not read it.
        UNREADABLE("it could not be read");

        private final String words;

        Refusal(String words) {
            this.words = words;
        }

        /// Part of a sentence for the user.
        public String words() {
            return words;
        }
    }

    /// Why the file cannot be read; empty when it can.
    public static Optional<Refusal> refusal(Path file) {
        try {
            if (Files.notExists(file)) {
                return Optional.of(Refusal.MISSING);
            }
            if (!Files.isRegularFile(file)) {
                return Optional.of(Refusal.NOT_A_FILE);
            }
            if (Files.size(file) > LARGEST) {
                return Optional.of(Refusal.TOO_LARGE);
            }
            return Files.isReadable(file) ? Optional.empty() : Optional.of(Refusal.UNREADABLE);
        } catch (IOException e) {
            return Optional.of(Refusal.UNREADABLE);
        }
    }

    /// Reads a file that was not refused, and no more of it than its limit.
    ///
    /// @throws IOException when it cannot be read, or has become too large
    public static PlainFile read(Path file) throws IOException {
        var content = BoundedFile.bytes(file);
        if (content.length > LARGEST) {
            throw new IOException(file + " has become larger than 1 MiB");
        }
        return new PlainFile(content);
    }

    /// As text; bytes that are none come as a replacement character.
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /// Whether it holds a private key, of any kind that is written as text.
    public boolean holdsPrivateKey() {
        return text().contains(PRIVATE_KEY);
    }
}
