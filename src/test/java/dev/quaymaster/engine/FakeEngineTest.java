package dev.quaymaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.spec.ContainerSpec;
import org.junit.jupiter.api.Test;

/// Holds the fake engine to what real ones do.
class FakeEngineTest extends EngineContract {

    @Override
    Engine open() {
        return new FakeEngine(image());
    }

    @Test
    void failsWhereItIsToldTo() {
        var engine = new FakeEngine("app");
        engine.faults().next("start web", new EngineException(Kind.FAILED, "no luck"));
        engine.create(ContainerSpec.of("web", "app"));

        assertThatThrownBy(() -> engine.start("web")).hasMessage("no luck");
        engine.start("web");
        assertThat(engine.faults().calls()).containsExactly("create web", "start web", "start web");
    }

    @Test
    void breaksItsEventStreamsWhenItGoesAway() {
        var engine = new FakeEngine();
        var events = engine.events(LabelFilter.all());
        engine.unreachable(true);

        assertThatThrownBy(events::awaitChange)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }

    @Test
    void pullsOnlyWhatIsOffered() {
        var engine = new FakeEngine();
        engine.offer("postgres:17");
        engine.pull("postgres:17", progress -> {});

        assertThat(engine.image("postgres:17")).isPresent();
        assertThatThrownBy(() -> engine.pull("postgres:99", progress -> {}))
                .hasMessageContaining("the registry has no image postgres:99");
    }
}
