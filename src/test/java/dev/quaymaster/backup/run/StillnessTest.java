package dev.quaymaster.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.hold.HoldPlan;
import dev.quaymaster.backup.hold.HoldPlanner;
import dev.quaymaster.backup.journal.QuietContainer.How;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.ProcessSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds a container that ends and is started again all the time: it may be at its end between the
/// plan and the pause, and the whole backup failed then.
class StillnessTest {

    private final EngineException restarting = new EngineException(Kind.CONFLICT, "Container app is restarting, wait.");

    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine("app:1");
    private RunJournal journal;
    private HoldPlan plan;

    @BeforeEach
    void run() {
        journal = RunJournal.begin(folder, RunJournal.Kind.BACKUP, "set", "app", folder);
        engine.start(engine.create(ContainerSpec.of("app", "app:1").withProcess(ProcessSpec.of("sleep", "600"))));
        plan = HoldPlanner.look(engine, engine.containers(LabelFilter.all()), How.PAUSED);
        engine.faults().forgetCalls();
    }

    @AfterEach
    void end() {
        journal.close();
    }

    @Test
    void whatRunsAgainAfterARefusalIsPaused() {
        engine.faults().next("pause app", restarting);

        var stillness = Stillness.hold(engine, journal, plan);

        assertThat(state()).isEqualTo(ContainerState.PAUSED);
        assertThat(stillness.names()).containsExactly("app");
        stillness.close();
        assertThat(state()).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void whatIsBetweenTwoStartsIsStoppedAndStartedAgain() {
        engine.restarts("app");

        var stillness = Stillness.hold(engine, journal, plan);

        assertThat(state()).isEqualTo(ContainerState.EXITED);
        assertThat(stillness.names()).containsExactly("app");
        stillness.close();
        assertThat(state()).isEqualTo(ContainerState.RUNNING);
        assertThat(engine.faults().calls()).containsExactly("stop app", "start app");
    }

    @Test
    void whatTheEngineNeverPausesFailsAndGoesOn() {
        engine.faults().always("pause app", restarting);

        assertThatThrownBy(() -> Stillness.hold(engine, journal, plan))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("is restarting");
        assertThat(state()).isEqualTo(ContainerState.RUNNING);
    }

    private ContainerState state() {
        return engine.containers(LabelFilter.all()).getFirst().state();
    }
}
