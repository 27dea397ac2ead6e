package dev.quaymaster.volume.name;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;

/// File names are bytes, not text. Names that are UTF-8 become what they say; each other byte
/// becomes a lone surrogate U+DC80…U+DCFF, as Python does (PEP 383), so that every name survives
/// the way to the window and back.
public final class NameBytes {

    private static final int ESCAPE = 0xDC00;

    private NameBytes() {}

    /// Bytes → name.
    public static String decode(byte[] bytes) {
        var decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        while (true) {
            var result = decoder.decode(in, out, true);
            if (!result.isError()) {
                return out.flip().toString();
            }
            for (var i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPE | (in.get() & 0xFF)));
            }
            decoder.reset();
        }
    }

    /// Name → bytes.
    public static byte[] encode(String name) {
        var bytes = new ByteArrayOutputStream(name.length() + 8);
        name.codePoints().forEach(point -> {
            if (isEscape(point)) {
                bytes.write(point & 0xFF);
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    /// Whether the name is text that UTF-8 can carry.
    public static boolean isText(String name) {
        return name.codePoints().noneMatch(NameBytes::isEscape);
    }

    /// The name as an argument for `printf %b`, of letters, digits and octal escapes only.
    public static String toPrintf(String name) {
        var text = new StringBuilder();
        for (var value : encode(name)) {
            var plain = Character.isLetterOrDigit(value & 0xFF) && value > 0;
            if (plain || value == '/' || value == '.') {
                text.append((char) value);
            } else {
                text.append('\\').append('0');
                text.append((char) ('0' + ((value >> 6) & 3)));
                text.append((char) ('0' + ((value >> 3) & 7)));
                text.append((char) ('0' + (value & 7)));
            }
        }
        return text.toString();
    }

    private static boolean isEscape(int point) {
        return point >= ESCAPE + 0x80 && point <= ESCAPE + 0xFF;
    }
}
