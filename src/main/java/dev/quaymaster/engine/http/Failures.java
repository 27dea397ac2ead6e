package dev.quaymaster.engine.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.dial.SocketRights;
import dev.quaymaster.engine.dial.SshTrouble;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// Puts what went wrong into words for the user, and into a [Kind].
public final class Failures {

    private static final Pattern LONG_ID = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{52}\\b");

    private final EngineEndpoint endpoint;

    Failures(EngineEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// No connection came about.
    EngineException noConnection(String doing, IOException cause) {
        if (interrupted(cause)) {
            return cancelled(doing, cause);
        }
        if (cause instanceof SshTrouble trouble) {
            return blocked(doing, trouble);
        }
        var denied = String.valueOf(cause.getMessage()).contains("Permission denied");
        return denied
                ? new EngineException(Kind.DENIED, denied(doing), cause)
                : new EngineException(Kind.UNREACHABLE, sentence(doing, unreachable(cause)), cause);
    }

    private EngineException blocked(String doing, SshTrouble trouble) {
        return new EngineException(
                trouble.denied() ? Kind.DENIED : Kind.UNREACHABLE, sentence(doing, cantBeReached(trouble)), trouble);
    }

    private String cantBeReached(IOException cause) {
        return "the engine at " + where() + " can't be reached: " + reason(cause);
    }

    private String where() {
        return endpoint.host() + " (from " + endpoint.foundBy() + ")";
    }

    private String denied(String doing) {
        return sentence(
                doing,
                "you may not use the engine's socket "
                        + endpoint.host()
                        + ". "
                        + endpoint.socket().map(SocketRights::remedy).orElse(""));
    }

    private String unreachable(IOException cause) {
        var where = where();
        var missing = endpoint.socket().map(Failures::isMissing).orElse(false);
        if (missing) {
            return "no engine has a socket at " + where + ". " + startIt();
        }
        if (cause instanceof ConnectException && endpoint.machine().isPresent()) {
            return "no engine answers at " + where + ". Check that the machine is on and that its engine listens there";
        }
        if (cause instanceof ConnectException) {
            return "no engine answers at " + where + ". " + startIt();
        }
        if (cause instanceof SSLException) {
            return cantBeReached(cause)
                    + endpoint.tlsFolder()
                            .map(folder -> ". Its certificate must be signed by ca.pem, and ours"
                                    + " (cert.pem, key.pem) by an authority that it"
                                    + " trusts; all three lie in "
                                    + folder)
                            .orElse(". It must speak TLS there, with a certificate that this"
                                    + " machine trusts, or one that is signed by ca.pem in"
                                    + " the folder DOCKER_CERT_PATH");
        }
        return cantBeReached(cause);
    }

    private String startIt() {
        var by = endpoint.foundBy();
        if (by.equals("DOCKER_HOST")) {
            return "Start it, or correct DOCKER_HOST";
        }
        return by.endsWith("socket") ? "Start it, or set DOCKER_HOST" : "Start it, or correct its address";
    }

    private static boolean isMissing(Path socket) {
        return !Files.exists(socket);
    }

    /// The connection broke while waiting for an answer, or reading it.
    public EngineException broken(String doing, IOException cause, boolean closedByUs) {
        if (interrupted(cause)) {
            return cancelled(doing, cause);
        }
        if (closedByUs) {
            return closed(doing);
        }
        if (cause instanceof IdleWatch.SilenceException silence) {
            return silence.failure();
        }
        if (cause instanceof SshTrouble trouble) {
            return blocked(doing, trouble);
        }
        if (isStrange(cause)) {
            return strange(doing, cause);
        }
        if (cause instanceof TooLargeException) {
            return new EngineException(Kind.FAILED, sentence(doing, reason(cause)), cause);
        }
        if (cause instanceof RequestWriter.SourceFailure) {
            return new EngineException(
                    Kind.FAILED,
                    sentence(doing, "what was to be sent could not be read: " + cause.getMessage()),
                    cause);
        }
        return new EngineException(
                Kind.UNREACHABLE,
                sentence(doing, "the connection to " + who() + " broke (" + reason(cause) + ")"),
                cause);
    }

    private static boolean isStrange(IOException cause) {
        return cause instanceof NotHttpException
                || (cause instanceof JsonProcessingException && !(cause instanceof JsonEOFException));
    }

    /// What a parser says of a document is of no use to a user, and shows its text.
    private EngineException strange(String doing, IOException cause) {
        var how = cause instanceof NotHttpException ? reason(cause) : "sends what can't be read as an engine's answer";
        return new EngineException(
                Kind.UNREACHABLE,
                sentence(
                        doing,
                        "what answered at " + where() + " " + how + ". Check that the address is that of an engine"),
                cause);
    }

    /// The engine refers to another address; following it could lead anywhere.
    EngineException redirected(String doing, int status) {
        return strange(doing, new NotHttpException("refers to another address (status " + status + ")"));
    }

    /// Nothing came or went for too long.
    EngineException silent(String doing, Duration limit) {
        return new EngineException(
                Kind.TIMEOUT,
                sentence(
                        doing,
                        "the engine at "
                                + where()
                                + " stopped in the middle: nothing came or went for "
                                + limit.toSeconds()
                                + " s"));
    }

    private String who() {
        return endpoint.machine().isPresent() ? "the engine at " + where() : "the engine";
    }

    private static String reason(IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /// The answer took too long.
    EngineException timeout(String doing, Duration limit) {
        return new EngineException(
                Kind.TIMEOUT,
                sentence(doing, "the engine at " + where() + " did not answer within " + limit.toSeconds() + " s"));
    }

    /// The engine's connections were given up from this side.
    public EngineException closed(String doing) {
        return new EngineException(Kind.CANCELLED, sentence(doing, "the connection was closed from this side"));
    }

    /// The calling thread was interrupted.
    public EngineException cancelled(String doing, Exception cause) {
        Thread.currentThread().interrupt();
        return new EngineException(Kind.CANCELLED, sentence(doing, "it was cancelled"), cause);
    }

    private static boolean interrupted(IOException cause) {
        return cause instanceof ClosedByInterruptException
                || interruptedReading(cause)
                || Thread.currentThread().isInterrupted();
    }

    /// A pipe takes the mark of the interruption away from its reader.
    private static boolean interruptedReading(IOException cause) {
        return cause instanceof RequestWriter.SourceFailure
                && cause.getCause() instanceof InterruptedIOException reading
                && !(reading instanceof SocketTimeoutException);
    }

    /// The engine said no.
    ///
    /// @param body its answer, a JSON document with a `message` if all is well
    EngineException refused(String doing, int status, String body) {
        return failed(doing, status, message(body));
    }

    private static String message(String body) {
        try {
            var said = Json.parse(body).text("message");
            return said.isEmpty() ? body.strip() : said.strip();
        } catch (IOException e) {
            return body.strip();
        }
    }

    /// The engine said no, in an answer's status or in the midst of a stream.
    ///
    /// @param status the HTTP status; 500 where there is none
    public EngineException failed(String doing, int status, String message) {
        var refusal = Refusal.of(status, message);
        return new EngineException(refusal.kind(), sentence(doing, refusal.words()));
    }

    /// `Can't start container web: port 80 is taken.` Ids are cut to the twelve digits that the
    /// docker command shows.
    static String sentence(String doing, String why) {
        var end = why.endsWith(".") || why.endsWith(")") ? "" : ".";
        var sentence = "Can't " + doing + ": " + why.strip() + end;
        return LONG_ID.matcher(sentence).replaceAll("$1");
    }
}
