package dev.quaymaster.engine.dial;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// The way over ssh is blocked; the message says what ssh or the other machine said, and what to do
/// about it where that is known.
public final class SshTrouble extends IOException {

    private static final long serialVersionUID = 1L;

    /// With this ssh ends where the connection did before it was told how the command ended.
    private static final int BROKEN = 255;

    private final boolean denied;

    private SshTrouble(String message, boolean denied) {
        super(message);
        this.denied = denied;
    }

    /// What ssh says, and what helps; `%s` stands for the command to go there by hand.
    private record Sign(String said, boolean denied, String advice) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign("Host key verification failed", true, "Go there once by hand, to see and accept its key: %s"),
            new Sign(
                    "REMOTE HOST IDENTIFICATION HAS CHANGED",
                    true,
                    "Find out why its key is another one before you accept it"),
            new Sign(
                    "docker daemon socket",
                    true,
                    "Let that user use the engine. There: sudo usermod -aG docker USER,"
                            + " then log out and in again"),
            new Sign(
                    "Permission denied",
                    true,
                    "ssh never asks for a password here: set up a key (ssh-copy-id), unlock"
                            + " it (ssh-add), and try: %s"),
            new Sign("Could not resolve hostname", false, "Check the name, and your ssh settings"),
            new Sign(
                    "Cannot connect to the Docker daemon",
                    false,
                    "Start the engine there: %s sudo systemctl start docker"),
            new Sign(
                    "not found",
                    false,
                    "Install the docker command there, where a log-in without a terminal" + " finds it"),
            new Sign("dial-stdio", false, "Install a docker command of version 18.09 or later there"));

    /// Puts it into words.
    ///
    /// @param said what came out of ssh's error output
    /// @param code with what it ended
    /// @param address where it was to go
    static SshTrouble of(String said, int code, SshAddress address) {
        var last = said.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((_, later) -> later)
                .orElse(code == BROKEN ? "the connection broke" : "it ended with exit code " + code);
        return SIGNS.stream()
                .filter(sign -> contains(said, sign.said()))
                .findFirst()
                .map(sign -> known(last, sign, address))
                .orElseGet(() -> new SshTrouble(
                        "over ssh: "
                                + full(last)
                                + " Check that the machine is on and its ssh server"
                                + " runs: "
                                + address.byHand(),
                        false));
    }

    private static SshTrouble known(String last, Sign sign, SshAddress address) {
        return new SshTrouble(
                "over ssh: " + full(last) + " " + sign.advice().formatted(address.byHand()), sign.denied());
    }

    private static boolean contains(String said, String sign) {
        return said.toLowerCase(Locale.ROOT).contains(sign.toLowerCase(Locale.ROOT));
    }

    private static String full(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    /// Whether we are not let in, rather than nobody being there.
    public boolean denied() {
        return denied;
    }
}
