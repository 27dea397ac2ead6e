package dev.quaymaster.stack;

import static dev.quaymaster.stack.TestService.project;
import static dev.quaymaster.stack.TestService.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.ContainerState;
import org.junit.jupiter.api.Test;

class StatusTest {

    @Test
    void aServiceWithoutContainersIsNotCreated() {
        var demo = project("demo", service("web"));

        assertThat(StackOnPaper.imagesOf(demo).look().status("web")).isEqualTo(ServiceStatus.NOT_CREATED);
    }

    @Test
    void aJobThatAnotherServiceWaitsForIsDoneWhenItEndedWithoutError() {
        var demo = project("demo", service("web").needsCompleted("job"), service("job"));
        var state =
                StackOnPaper.up(demo).in(ContainerState.EXITED, "demo-job-1").look();

        assertThat(state.status("job")).isEqualTo(ServiceStatus.DONE);
        assertThat(state.status("web")).isEqualTo(ServiceStatus.RUNNING);
    }

    @Test
    void aStackThatWasStoppedIsStopped() {
        var demo = project("demo", service("web"), service("db"));
        var state = StackOnPaper.up(demo).in(ContainerState.EXITED, "demo-web-1", "demo-db-1");

        assertThat(state.look().status("web")).isEqualTo(ServiceStatus.STOPPED);
    }

    @Test
    void theContainerThatMostWantsAttentionDecides() {
        var demo = project("demo", service("web").scale(2));
        var state = StackOnPaper.up(demo).in(ContainerState.RESTARTING, "demo-web-2");

        assertThat(state.look().status("web")).isEqualTo(ServiceStatus.RESTARTING);
    }
}
