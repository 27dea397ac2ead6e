package dev.quaymaster.cli.volume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.cli.CommandLineRun;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.volume.AttributesTar;
import dev.quaymaster.volume.VolumeLab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A volume of the real engine, a folder, and the commands that copy between them.
abstract class VolumeCopySetup {

    private static final String ACCESS_LIST = "user::rw-\nuser:7:r--\ngroup::r--\nmask::r--\nother::r--\n";

    /// Takes a tar file in Base64.
    static final String ATTRIBUTES = "echo %s | base64 -d | tar --acls --xattrs --xattrs-include='*' -xf -";

    @TempDir
    Path folder;

    final VolumeLab lab = new VolumeLab();
    final String volume = lab.volume();
    CommandLineRun line = new CommandLineRun(Path.of("/"), System.getenv(), DockerEngine::connect);

    @BeforeEach
    void begin() {
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        line = new CommandLineRun(folder, environment, DockerEngine::connect);
    }

    @AfterEach
    void clean() {
        lab.close();
    }

    /// A file with what only some file systems have.
    static String attributes(boolean capabilities) throws IOException {
        var tar = capabilities ? AttributesTar.withCapabilities(ACCESS_LIST) : AttributesTar.of(ACCESS_LIST);
        return Base64.getEncoder().encodeToString(tar);
    }

    final String shell(String script) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-ec", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var words = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
        return words;
    }

    static void mkfifo(Path pipe) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }
}
