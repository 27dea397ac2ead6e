package dev.quaymaster.engine;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.NetworkSpec;
import dev.quaymaster.engine.spec.ProcessSpec;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// An engine to try things on. Everything made here carries a name of its own and is removed.
abstract class EngineLab {

    Engine engine;
    String prefix;
    private final List<String> networks = new ArrayList<>();
    private final List<String> volumes = new ArrayList<>();

    /// An engine that has the image [#image].
    abstract Engine open();

    /// An image with a shell.
    String image() {
        return "quaymaster-test/busybox:latest";
    }

    @BeforeEach
    void begin() {
        engine = open();
        prefix = "qm-contract-" + Long.toString(System.nanoTime(), 36);
    }

    @AfterEach
    void removeEverything() {
        engine.containers(mine()).forEach(c -> engine.remove(c.id(), RemoveOptions.FORCE_WITH_VOLUMES));
        networks.forEach(engine::removeNetwork);
        volumes.forEach(engine::removeVolume);
        engine.close();
        leave();
    }

    /// Ends what [#open] began besides the engine.
    void leave() {}

    final LabelFilter mine() {
        return LabelFilter.equal("qm.contract", prefix);
    }

    final String name(String what) {
        return prefix + "-" + what;
    }

    final ContainerSpec spec(String what, String script) {
        return ContainerSpec.of(name(what), image())
                .withLabels(Map.of("qm.contract", prefix, "what", what))
                .withProcess(ProcessSpec.of("sh", "-c", script).withEntrypoint(List.of()));
    }

    final String running(String what) {
        var id = engine.create(spec(what, "sleep 600"));
        engine.start(id);
        return id;
    }

    /// Waits long enough for a slow engine on a busy machine.
    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(90));
    }

    static Kind kindOf(Runnable call) {
        return assertThatExceptionOfType(EngineException.class)
                .isThrownBy(call::run)
                .actual()
                .kind();
    }

    final String network(String what) {
        var name = name(what);
        engine.createNetwork(NetworkSpec.of(name, Map.of("qm.contract", prefix)));
        networks.add(name);
        return name;
    }

    final String volume(String what) {
        var name = name(what);
        engine.createVolume(VolumeSpec.of(name, Map.of("qm.contract", prefix)));
        volumes.add(name);
        return name;
    }
}
