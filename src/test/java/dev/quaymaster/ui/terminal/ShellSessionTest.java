package dev.quaymaster.ui.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a command prints, its terminal ends with it and soon.
class ShellSessionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2147483647L",
                "\u001b[2147483647M",
                "\u001b[2147483647T",
                "\u001b[2147483647S",
                "\u001b[1000000L",
                "\u001b[2147483647P",
                "\u001b[2147483647X",
                "\u001b[2147483647@",
                "\u001b[99999999999999999999999B",
                "\u001b[8;2147483647;2147483647t",
                "\u001b[8;30000;30000t",
                "\u001b[1;2147483647r\n",
                "x\u001b[2147483647b",
                "\u001b[2147483647I",
                "\u001b[2147483647;2147483647H",
                "\u009b2147483647L",
                "\u001b[\u001b[2147483647L",
                "\u001b[214748\r3647L",
                "\u001b[?2147483647h",
                "\u001b[38;5;2147483647m",
            })
    void aSequenceWithAHugeNumberIsDoneSoon(String sequence) throws Exception {
        var session = ended(sequence.repeat(20) + "\r\n\u001b[1;1Hstill here");
        assertThat(session.text()).contains("still here");
        assertThat(session.buffer().getWidth()).isEqualTo(80);
        assertThat(session.buffer().getHeight()).isEqualTo(24);
    }

    @Test
    void aStringWithoutAnEndIsNotHeld() throws Exception {
        var title = "\u001b]0;" + "x".repeat(5_000_000) + "\u0007after";
        assertThat(ended(title).text()).contains("after");
    }

    @Test
    void ordinarySequencesPassUnchanged() {
        var text = "a\u001b[1;31mred\u001b[0m\u001b[?1049h\u001b[?2004h\u001b[38;2;255;128;0m\u001b[10;20H"
                + "\u001b]0;title\u0007\u001bP$q\u001b\\\u001b(B\u001b7\u001b8\u001b[>c\u001b[6nü";
        var bounds = new BoundedSequences();
        var whole = bounds.take(text.toCharArray(), 0, text.length());
        assertThat(whole).isEqualTo(text);
        var pieces = new StringBuilder();
        for (var at = 0; at < text.length(); at++) {
            pieces.append(bounds.take(text.toCharArray(), at, 1));
        }
        assertThat(pieces).hasToString(text);
    }

    @Test
    void randomStreamsWithBigNumbersAllEnd() throws Exception {
        var random = new Random(20);
        var finals = "@ABCDEFGHIJKLMPSTXZ`abcdefghlmnpqrstu";
        for (var run = 0; run < 60; run++) {
            var text = new StringBuilder();
            for (var i = 0; i < 200; i++) {
                switch (random.nextInt(6)) {
                    case 0 -> text.append((char) random.nextInt(0x100));
                    case 1 -> text.append("\u001b]").append(random.nextInt(200)).append(";x\u0007");
                    case 2 -> text.append("word\r\n");
                    default -> {
                        text.append("\u001b[").append(random.nextInt(4) == 0 ? "?" : "");
                        for (var n = random.nextInt(4); n > 0; n--) {
                            text.append(random.nextInt() & Integer.MAX_VALUE).append(';');
                        }
                        text.append(random.nextInt(3) == 0 ? "" : "2147483647");
                        text.append(finals.charAt(random.nextInt(finals.length())));
                    }
                }
            }
            ended(text.toString());
        }
    }

    @Test
    void aFailureOfTheEmulationIsTold() throws Exception {
        var broken = new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError("a test");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                throw new OutOfMemoryError("a test");
            }
        };
        var ended = new CompletableFuture<String>();
        var remote = new Printing(broken);
        start(remote, ended);
        assertThat(ended.get(SOON.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo("It prints what can't be shown here, so it was ended.");
        remote.closed.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private static ShellSession ended(String printed) throws Exception {
        var ended = new CompletableFuture<String>();
        var session = start(new Printing(new ByteArrayInputStream(printed.getBytes(UTF_8))), ended);
        assertThat(ended.get(SOON.toSeconds(), TimeUnit.SECONDS))
                .as(() -> printed)
                .isEqualTo("Ended with exit code 0.");
        return session;
    }

    private static ShellSession start(Terminal remote, CompletableFuture<String> ended) {
        var session = new ShellSession(remote, 80, 24, new ShellSession.Listener() {
            @Override
            public void changed() {
                // nobody looks
            }

            @Override
            public void ended(String words) {
                ended.complete(words);
            }
        });
        session.start();
        return session;
    }

    /// A command that prints and ends.
    private static final class Printing implements Terminal {

        private final InputStream output;
        private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

        Printing(InputStream output) {
            this.output = new SequenceInputStream(output, InputStream.nullInputStream());
        }

        @Override
        public OutputStream input() {
            return new ByteArrayOutputStream();
        }

        @Override
        public InputStream output() {
            return output;
        }

        @Override
        public void resize(int columns, int rows) {
            // a real one would
        }

        @Override
        public int await() {
            return 0;
        }

        @Override
        public void close() {
            closed.complete(true);
        }
    }
}
