package dev.quaymaster.stack.plan;

import static dev.quaymaster.stack.TestService.project;
import static dev.quaymaster.stack.TestService.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.compose.model.Condition;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.Request.Down;
import dev.quaymaster.stack.Request.RemoveImages;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.StackOnPaper;
import dev.quaymaster.stack.TestRequests;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LifecyclePlanTest {

    private static final Project DEMO = project(
            "demo",
            service("web").needsHealthy("db"),
            service("db").volume("data", "/data").checked("CMD", "true"));

    @Test
    void stopsDependentsFirst() {
        assertThat(plan(StackOnPaper.up(DEMO), new Request.Stop(List.of(), Optional.empty())))
                .isEqualTo("""
                        web: stop
                        db: stop
                          #1 stop container demo-web-1
                          #2 stop container demo-db-1 after #1\
                        """);
    }

    @Test
    void letsAFrozenContainerGoOnBeforeItIsStopped() {
        var paper =
                StackOnPaper.up(DEMO).in(ContainerState.PAUSED, "demo-web-1").in(ContainerState.EXITED, "demo-db-1");

        assertThat(plan(paper, new Request.Stop(List.of(), Optional.empty()))).isEqualTo("""
                        web: stop
                        db: unchanged
                          #1 unpause container demo-web-1
                          #2 stop container demo-web-1 after #1\
                        """);
    }

    @Test
    void startsDependenciesFirstAndWaitsForThem() {
        var paper = StackOnPaper.up(DEMO).in(ContainerState.EXITED, "demo-web-1", "demo-db-1");

        assertThat(plan(paper, new Request.Start(List.of("web")))).isEqualTo("""
                        db: start
                        web: start
                          #1 start container demo-db-1
                          #2 wait until db is healthy after #1
                          #3 start container demo-web-1 after #2\
                        """);
    }

    @Test
    void cannotStartWhatWasNeverCreated() {
        assertThatThrownBy(() -> plan(StackOnPaper.imagesOf(DEMO), new Request.Start(List.of("web"))))
                .isInstanceOf(StackException.class)
                .hasMessage("Service \"web\" has no container that could be started.");
    }

    @Test
    void restartsOnlyWhatAsksToFollow() {
        var following = project(
                "demo",
                service("a"),
                service("b").needs("a", Condition.STARTED, true, true),
                service("c").needs("a"));

        assertThat(Reconciler.plan(
                                following,
                                StackOnPaper.up(following).look(),
                                new Request.Restart(List.of("a"), Optional.empty()))
                        .toString())
                .isEqualTo("""
                        a: restart
                        b: restart
                          #1 restart container demo-a-1
                          #2 restart container demo-b-1 after #1\
                        """);
    }

    @Test
    void pausesOnlyWhatRuns() {
        var paper = StackOnPaper.up(DEMO).in(ContainerState.EXITED, "demo-db-1");

        assertThat(plan(paper, new Request.Pause(List.of()))).isEqualTo("""
                        web: pause
                        db: unchanged
                          #1 pause container demo-web-1\
                        """);
    }

    @Test
    void downRemovesContainersAndNetworksAndKeepsVolumes() {
        assertThat(plan(StackOnPaper.up(DEMO), TestRequests.downKeepingVolumes()))
                .isEqualTo("""
                        web: remove
                        db: remove
                        network demo_default: remove
                          #1 stop container demo-web-1
                          #2 remove container demo-web-1 after #1
                          #3 stop container demo-db-1 after #2
                          #4 remove container demo-db-1 after #3
                          #5 remove network demo_default after #2 #4\
                        """);
    }

    @Test
    void downWithVolumesSaysThatDataIsDeleted() {
        var paper = StackOnPaper.up(DEMO).in(ContainerState.EXITED, "demo-web-1", "demo-db-1");

        assertThat(plan(paper, TestRequests.downWithVolumes())).isEqualTo("""
                        web: remove
                        db: remove
                        network demo_default: remove
                        volume demo_data: remove (its data is deleted)
                          #1 remove container demo-web-1 and its unnamed volumes
                          #2 remove container demo-db-1 and its unnamed volumes after #1
                          #3 remove network demo_default after #1 #2
                          #4 remove volume demo_data after #1 #2\
                        """);
    }

    @Test
    void downRefusesToRemoveALockedVolume() {
        var locked = TestRequests.downWithVolumes("demo_data");

        assertThatThrownBy(() -> plan(StackOnPaper.up(DEMO), locked))
                .isInstanceOf(StackException.class)
                .hasMessage("Volume demo_data is locked, so nothing is removed.");
    }

    @Test
    void downRemovesImagesWhenAsked() {
        var all = new Down(List.of(), false, false, RemoveImages.ALL, Optional.empty(), ProtectedVolumes.NONE);

        assertThat(plan(StackOnPaper.up(DEMO), all)).contains("image web:1: remove", "image db:1: remove");
    }

    @Test
    void worksFromLabelsWhenThereIsNoComposeFile() {
        var stop = new Request.Stop(List.of(), Optional.empty());

        assertThat(Reconciler.plan(StackOnPaper.up(DEMO).look(), stop).toString())
                .isEqualTo("""
                        web: stop
                        db: stop
                          #1 stop container demo-web-1
                          #2 stop container demo-db-1 after #1\
                        """);
    }

    private static String plan(StackOnPaper paper, Request request) {
        return Reconciler.plan(DEMO, paper.look(), request).toString();
    }
}
