package dev.quaymaster.stack.run;

import dev.quaymaster.stack.spec.GrantedFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A few small files as a tar stream (POSIX ustar), the only form in which the engine takes files.
final class FilesAsTar {

    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;

    private FilesAsTar() {}

    static byte[] of(List<GrantedFile> files) {
        var tar = new ByteArrayOutputStream();
        for (var file : files) {
            var content = file.text().getBytes(StandardCharsets.UTF_8);
            tar.writeBytes(header(file, content.length));
            tar.writeBytes(content);
            tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        }
        tar.writeBytes(new byte[2 * BLOCK]);
        return tar.toByteArray();
    }

    private static byte[] header(GrantedFile file, int size) {
        var block = new byte[BLOCK];
        name(block, file.path().replaceFirst("^/+", ""));
        octal(block, 100, 8, file.mode());
        octal(block, 108, 8, file.uid());
        octal(block, 116, 8, file.gid());
        octal(block, 124, 12, size);
        octal(block, 136, 12, 0);
        block[156] = '0';
        text(block, 257, "ustar");
        text(block, 263, "00");
        checksum(block);
        return block;
    }

    /// A long name is split at a slash: the front part goes into the field for it.
    private static void name(byte[] block, String path) {
        var cut = path.length() <= LONGEST_NAME ? -1 : path.indexOf('/', path.length() - 101);
        text(block, 0, path.substring(cut + 1));
        if (cut > 0) {
            text(block, 345, path.substring(0, cut));
        }
    }

    private static void text(byte[] block, int at, String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static void octal(byte[] block, int at, int width, long value) {
        var digits = Long.toOctalString(value);
        text(block, at, "0".repeat(width - 1 - digits.length()) + digits);
    }

    private static void checksum(byte[] block) {
        Arrays.fill(block, 148, 156, (byte) ' ');
        var sum = 0;
        for (var b : block) {
            sum += b & 0xff;
        }
        octal(block, 148, 7, sum);
    }
}
