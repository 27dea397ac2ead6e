package dev.quaymaster.editor;

import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text file as it was read from disk; immutable. Line ends and a byte order mark are kept aside,
/// so that saving changes nothing that was not edited.
public final class TextFile {

    /// What an editor can show without being a burden.
    static final long LARGEST = 4L << 20;

    private static final String MARK = "\uFEFF";

    private final Path path;
    private final String text;
    private final byte[] content;

    private TextFile(Path path, String text, byte[] content) {
        this.path = path;
        this.text = text;
        this.content = content;
    }

    /// The file.
    public Path path() {
        return path;
    }

    /// Its text, lines ended by `\n`.
    public String text() {
        return text;
    }

    /// Its bytes.
    byte[] content() {
        return content.clone();
    }

    /// Reads a file.
    ///
    /// @param path a text file
    /// @throws EditorException when it is missing, too large, or no UTF-8 text
    public static TextFile read(Path path) {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new EditorException(path + " is not a regular file.");
            }
            if (Files.size(path) > LARGEST) {
                throw new EditorException(path + " is larger than 4 MiB, too large to edit here.");
            }
            return of(path, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new EditorException(path + " does not exist any more.", e);
        } catch (CharacterCodingException e) {
            throw new EditorException(path + " is not UTF-8 text.", e);
        } catch (IOException e) {
            throw new EditorException("%s cannot be read: %s.".formatted(path, FileFailure.reason(e)), e);
        }
    }

    private static TextFile of(Path path, byte[] content) throws CharacterCodingException {
        var decoded = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
        var text = decoded.startsWith(MARK) ? decoded.substring(1) : decoded;
        return new TextFile(path, text.replace("\r\n", "\n"), content);
    }

    /// Writes another text in place of the file's: to a temporary file, flushed, renamed. Mode,
    /// line ends and byte order mark stay; a link stays a link.
    ///
    /// @param changed the new text, lines ended by `\n`
    /// @return the file as it is now
    /// @throws EditorException when it cannot be written; the old content is still there then
    public TextFile save(String changed) {
        var old = new String(content, StandardCharsets.UTF_8);
        var ended = old.contains("\r\n") ? changed.replace("\n", "\r\n") : changed;
        var bytes = ((old.startsWith(MARK) ? MARK : "") + ended).getBytes(StandardCharsets.UTF_8);
        try {
            AtomicFile.overwrite(path.toRealPath(), bytes);
        } catch (IOException e) {
            throw new EditorException("%s cannot be saved: %s.".formatted(path, FileFailure.reason(e)), e);
        }
        return new TextFile(path, changed, bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextFile file && path.equals(file.path) && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + Arrays.hashCode(content);
    }
}
