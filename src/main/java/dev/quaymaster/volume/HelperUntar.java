package dev.quaymaster.volume;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.spec.ExecSpec;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Unpacks a tar stream into a folder of a helper container with GNU tar, which keeps what no other
/// way does: owners of any number, times before 1970 and parts of a second, extended attributes,
/// access control lists, links that lead out of the volume.
final class HelperUntar {

    private static final int LONGEST_REASON = 600;

    /// A slow disk writes what was sent for a while before the next bytes are taken.
    private static final Duration WRITING_STOPS = Duration.ofMinutes(5);

    private HelperUntar() {}

    /// Whether a helper has GNU tar.
    static boolean isIn(Engine engine, Helper helper) {
        if (!helper.canRearrange()) {
            return false;
        }
        var words = new ByteArrayOutputStream();
        // Through the shell, because engines report a command that is not there as a failure.
        var version = ExecSpec.of("sh", "-c", "tar --version");
        return engine.exec(helper.container(), version, words, OutputStream.nullOutputStream()) == 0
                && words.toString(UTF_8).contains("GNU tar");
    }

    /// Unpacks into `folder`, which gets the attributes of the stream's first entry.
    ///
    /// @param tar uncompressed; not closed
    /// @return what tar warns of, in one line; empty when all was kept
    /// @throws VolumeException when not all of it could be unpacked, with what tar says
    static String unpack(Engine engine, Helper helper, String folder, InputStream tar) {
        var words = new ByteArrayOutputStream();
        var command = ExecSpec.of(
                        "tar",
                        "--extract",
                        "--file=-",
                        "--directory=" + folder,
                        "--preserve-permissions",
                        "--same-owner",
                        "--numeric-owner",
                        "--acls",
                        "--xattrs",
                        "--xattrs-include=*",
                        "--warning=no-timestamp")
                .withEnvironment(Map.of("LC_ALL", "C", "TAR_OPTIONS", ""))
                .idleFor(WRITING_STOPS);
        var code = engine.exec(helper.container(), command, Optional.of(tar), words, words);
        if (code != 0) {
            throw new VolumeException("tar ended with code " + code + ": " + reason(words));
        }
        return reason(words);
    }

    private static String reason(ByteArrayOutputStream words) {
        var text = words.toString(UTF_8).strip().replaceAll("\\R", " / ");
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }
}
