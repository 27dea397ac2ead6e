package dev.quaymaster.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.ApiVersion;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.spec.NetworkSpec;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// `up` and `down` make of every case the same as the reference. The cases run side by side; each
/// is a test with a result of its own.
class UpCasesIT {

    private static final Path CASES = Path.of("src/test/up-cases");
    private static final String SHARED = UpCase.PREFIX + "there";

    /// The engine is the bottleneck: more at once only queue up in it.
    private static final int AT_ONCE = 4;

    private final Engine engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
    private final Holdings holdings = new Holdings(EngineLocator.locate(System.getenv(), Optional.empty()));

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<UpCase, Future<List<String>>> results = new LinkedHashMap<>();

    @TempDir
    private Path room = Path.of("");

    @BeforeEach
    void makeWhatIsExternal() {
        engine.createNetwork(NetworkSpec.of(SHARED, Map.of()));
        engine.createVolume(VolumeSpec.of(SHARED, Map.of()));
    }

    @AfterEach
    void removeWhatIsExternal() {
        threads.close();
        if (!results.isEmpty()) {
            printParity();
        }
        engine.removeNetwork(SHARED);
        engine.removeVolume(SHARED);
        holdings.close();
        engine.close();
    }

    @TestFactory
    Stream<DynamicTest> everyCaseEndsAsWithTheReference() {
        var reference = ReferenceCompose.program();
        for (var wanted : cases()) {
            results.put(wanted, threads.submit(() -> run(wanted, reference)));
        }
        return results.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey().name(), () -> check(one)));
    }

    private static void check(Map.Entry<UpCase, Future<List<String>>> result) throws Exception {
        assertThat(result.getValue().get()).as(result.getKey().name()).isEmpty();
    }

    private void printParity() {
        var equal = results.values().stream().filter(UpCasesIT::isEqual).count();
        System.out.println("up parity: " + equal + " of " + results.size());
    }

    private static boolean isEqual(Future<List<String>> result) {
        return result.state() == Future.State.SUCCESS && result.resultNow().isEmpty();
    }

    /// All of them, or those named by the property `upCases`, as far as this engine can do them.
    private List<UpCase> cases() {
        var named = System.getProperty("upCases", "");
        var info = engine.info();
        return UpCase.all(CASES).stream()
                .filter(one -> named.isEmpty() || List.of(named.split(",")).contains(one.name()))
                .filter(one -> one.oldestApi().stream().map(ApiVersion::parse).allMatch(info::supports))
                .toList();
    }

    private List<String> run(UpCase wanted, String reference) throws IOException {
        var folder = Files.createDirectory(room.resolve(wanted.name()));
        var theirs = new Reference(reference, wanted.referenceEnvironment());
        return new Parity(wanted, holdings, engine).differences(theirs, new Ours(environment()), folder);
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", room.resolve("home").toString());
        return environment;
    }
}
