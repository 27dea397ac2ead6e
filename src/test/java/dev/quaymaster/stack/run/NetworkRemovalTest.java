package dev.quaymaster.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.spec.NetworkSpec;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkRemovalTest {

    private final FakeEngine engine = new FakeEngine();

    @Test
    void anEngineThatLostCountIsToldWithTheWayOut() {
        engine.createNetwork(NetworkSpec.of("shop_default", Map.of()));
        engine.faults()
                .always(
                        "remove network shop_default",
                        new EngineException(EngineException.Kind.CONFLICT, "active endpoints"));

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> new NetworkRemoval(engine, Duration.ZERO).remove("shop_default"))
                .withMessage("Can't remove network shop_default: no container is in it, but the engine"
                        + " counts some. Once the engine was restarted it can be removed.")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.CONFLICT));
        assertThat(engine.faults().calls())
                .filteredOn(call -> call.startsWith("remove network"))
                .hasSize(41);
    }
}
