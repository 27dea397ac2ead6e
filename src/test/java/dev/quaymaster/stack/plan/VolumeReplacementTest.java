package dev.quaymaster.stack.plan;

import static dev.quaymaster.stack.TestService.project;
import static dev.quaymaster.stack.TestService.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request.Up;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.StackOnPaper;
import dev.quaymaster.stack.TestRequests;
import dev.quaymaster.stack.run.DataAtRisk;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumeReplacementTest {

    private final Project demo = project("demo", service("db").volume("data", "/data"));

    private Plan plan(Up up) {
        var stack = StackOnPaper.up(demo).withVolumeMadeOtherwise("demo_data");
        return Reconciler.plan(demo, stack.look(), up);
    }

    @Test
    void aVolumeWhoseOptionsChangedIsKeptUnlessSaidOtherwise() {
        var plan = plan(Up.of());

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.warnings())
                .containsExactly("volume demo_data was made with other options than the compose file now"
                        + " gives (option o size=1m → (none)); its data is kept and the new"
                        + " options do not count");
    }

    @Test
    void itIsMadeAnewForWhoSaysSoAndItsDataIsAtRisk() {
        var plan = plan(TestRequests.upReplacingVolumes());

        assertThat(plan.changes())
                .extracting(Object::toString)
                .containsExactly(
                        "volume demo_data: recreate — option o size=1m → (none) (its data is" + " deleted)",
                        "db: recreate — volume demo_data is made anew");
        assertThat(DataAtRisk.of(plan).volumes()).containsExactly("demo_data");
        assertThat(plan.steps())
                .extracting(step -> step.operation().toString())
                .containsExactly(
                        "stop container demo-db-1",
                        "remove container demo-db-1",
                        "remove volume demo_data",
                        "create volume demo_data",
                        "create container demo-db-1",
                        "start container demo-db-1");
    }

    @Test
    void aLockedVolumeIsNeverReplaced() {
        var up = TestRequests.upReplacingVolumes("demo_data");

        assertThatThrownBy(() -> plan(up))
                .isInstanceOf(StackException.class)
                .hasMessage("Volume demo_data is locked, so it was not replaced.");
    }

    @Test
    void scalingAServiceThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> plan(Up.of().scaled(Map.of("bd", 2))))
                .isInstanceOf(StackException.class)
                .hasMessage("There is no service \"bd\" in demo.");
    }
}
