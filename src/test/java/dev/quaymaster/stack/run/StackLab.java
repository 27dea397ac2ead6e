package dev.quaymaster.stack.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.Request.Patience;
import dev.quaymaster.stack.Request.Up;
import dev.quaymaster.stack.ServiceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// A stack of the test's own on the real engine; it is gone when the test is over.
public abstract class StackLab {

    static final Duration LONG = Duration.ofSeconds(90);

    final String name = "qmit" + UUID.randomUUID().toString().substring(0, 8);
    final Engine engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));

    @TempDir
    Path folder;

    @AfterEach
    void removeStack() throws InterruptedException {
        runner(engine).run(name, down(), news -> {});
        engine.close();
    }

    /// Down with everything the stack has, at once.
    public static Request.Down down() {
        return new Request.Down(
                List.of(), true, true, Request.RemoveImages.NONE, Optional.of(Duration.ZERO), ProtectedVolumes.NONE);
    }

    final StackRunner runner(Engine on) {
        return new StackRunner(on, locks());
    }

    final StackLocks locks() {
        return new StackLocks(folder.resolve("locks"));
    }

    final StackRunner runner() {
        return runner(engine);
    }

    final Project stack(String services) throws IOException {
        write("services:\n" + services);
        return load();
    }

    /// Writes the compose file, all but its name.
    final void write(String text) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "name: " + name + "\n" + text);
    }

    final Project load() {
        var result = ProjectLoader.load(ComposeFiles.find(folder, Map.of()));
        assertThat(result.errors()).isEmpty();
        return result.project().orElseThrow();
    }

    static Up waiting() {
        return Up.of().waiting(Patience.UNLIMITED);
    }

    final ServiceStatus status(String service) {
        return ObservedState.read(engine, name).status(service);
    }

    final ObservedContainer onlyContainer(String service) {
        var containers = ObservedState.read(engine, name).containers(service);
        assertThat(containers).hasSize(1);
        return containers.getFirst();
    }

    /// Runs another program in the stack's folder.
    ///
    /// @return what it said
    final String call(String... command) throws IOException, InterruptedException {
        return finished(command).said;
    }

    /// Runs another program in the stack's folder, which must succeed.
    ///
    /// @return what it said
    final String callWell(String... command) throws IOException, InterruptedException {
        var end = finished(command);
        assertThat(end.code).as(end.said).isZero();
        return end.said;
    }

    private record End(int code, String said) {}

    private End finished(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new End(process.waitFor(), said);
    }
}
