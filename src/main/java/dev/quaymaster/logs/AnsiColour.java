package dev.quaymaster.logs;

import java.util.Optional;

/// A colour as a program asks for it.
public sealed interface AnsiColour {

    /// One of the sixteen colours whose shades the terminal chooses: black, red, green, yellow,
    /// blue, magenta, cyan, white, then the same brighter.
    record Named(int index) implements AnsiColour {}

    /// An exact shade.
    ///
    /// @param rgb eight bits each
    record Exact(int rgb) implements AnsiColour {}

    /// A colour of the palette of 256: sixteen named ones, a cube of 6 × 6 × 6, and 24 greys.
    ///
    /// @param index from 0; absent outside the palette
    static Optional<AnsiColour> indexed(int index) {
        if (index < 0 || index > 255) {
            return Optional.empty();
        }
        if (index < 16) {
            return Optional.of(new Named(index));
        }
        if (index >= 232) {
            return Optional.of(exact(8 + (index - 232) * 10));
        }
        var cube = index - 16;
        return Optional.of(new Exact((shade(cube / 36) << 16) | (shade((cube / 6) % 6) << 8) | shade(cube % 6)));
    }

    private static AnsiColour exact(int grey) {
        return new Exact((grey << 16) | (grey << 8) | grey);
    }

    private static int shade(int step) {
        return step == 0 ? 0 : 55 + step * 40;
    }

    /// The colour behind a 38 or 48: `5;n` or `2;r;g;b`.
    ///
    /// @param words the numbers of the sequence
    /// @param at where the colour begins
    static Optional<AnsiColour> extended(String[] words, int at) {
        var count = words(words, at);
        if (count == 2) {
            return indexed(AnsiLook.number(words[at + 1]));
        }
        if (count == 4) {
            return Optional.of(
                    new Exact((eight(words[at + 1]) << 16) | (eight(words[at + 2]) << 8) | eight(words[at + 3])));
        }
        return Optional.empty();
    }

    private static int eight(String word) {
        return Math.clamp(AnsiLook.number(word), 0, 255);
    }

    /// How many numbers such a colour takes.
    static int words(String[] words, int at) {
        if (at >= words.length) {
            return 0;
        }
        var wanted = words[at].equals("5") ? 2 : words[at].equals("2") ? 4 : 0;
        return at + wanted <= words.length ? wanted : words.length - at;
    }
}
