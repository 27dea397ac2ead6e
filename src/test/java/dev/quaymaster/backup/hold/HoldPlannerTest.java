package dev.quaymaster.backup.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.journal.QuietContainer.Before;
import dev.quaymaster.backup.journal.QuietContainer.How;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.ContainerDetails.StartConditions;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Health;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HoldPlannerTest {

    private static final StartConditions NONE = StartConditions.none();

    @Test
    void whatRunsIsStoppedAndStartedInReverseOrder() {
        var plan = stop(List.of("a", "b"), running("a"), running("b"));
        assertThat(plan.holdLines()).containsExactly("stop b", "stop a");
        assertThat(plan.resumeLines()).containsExactly("start a", "start b");
        assertThat(plan.refusals()).isEmpty();
    }

    @Test
    void aContainerThatIsPausedByItsUserIsPausedAgain() {
        var plan = stop(List.of("app"), with("app", ContainerState.PAUSED, NONE, Map.of()));
        assertThat(plan.resumeLines()).containsExactly("start app and pause it again");
        assertThat(plan.holds()).extracting(ContainerHold::before).containsExactly(Before.PAUSED);
    }

    @Test
    void whatIsPausedAlreadyIsNotPausedAndSoNotContinued() {
        var app = with("app", ContainerState.PAUSED, NONE, Map.of());
        assertThat(plan(List.of("app"), How.PAUSED, app).holds()).isEmpty();
    }

    @Test
    void whatHasEndedIsNeverStarted() {
        var job = with("job", ContainerState.EXITED, NONE, Map.of());
        var fresh = with("fresh", ContainerState.CREATED, NONE, Map.of());
        assertThat(stop(List.of("job", "fresh"), job, fresh).holds()).isEmpty();
    }

    @Test
    void whatRestartsAllTheTimeIsStoppedWhereItWasToBePaused() {
        var plan = plan(
                List.of("crash", "app"),
                How.PAUSED,
                with("crash", ContainerState.RESTARTING, NONE, Map.of()),
                running("app"));
        assertThat(plan.holdLines()).containsExactly("stop crash", "pause app");
        assertThat(plan.resumeLines()).containsExactly("let app go on", "start crash");
    }

    @Test
    void whoSharesTheNetworkOfAStoppedContainerIsStoppedFirstAndStartedAfterIt() {
        var provider = running("a-vpn");
        var app = sharing("b-app", id("a-vpn"));
        var both = stop(List.of("a-vpn", "b-app"), provider, app);
        assertThat(both.holdLines()).containsExactly("stop b-app", "stop a-vpn");
        assertThat(both.resumeLines()).containsExactly("start a-vpn", "start b-app");

        var onlyProvider = stop(List.of("a-vpn"), provider, app, running("other"));
        assertThat(onlyProvider.holdLines())
                .containsExactly("stop b-app, which cannot run without a-vpn", "stop a-vpn");

        assertThat(stop(List.of("b-app"), provider, app).holdLines())
                .as("its provider goes on")
                .containsExactly("stop b-app");
    }

    @Test
    void sharingGoesOnFromOneToTheNextAndByName() {
        var plan = stop(List.of("a"), running("a"), sharing("b", "a"), sharing("c", id("b")));
        assertThat(plan.holdLines())
                .containsExactly("stop c, which cannot run without b", "stop b, which cannot run without a", "stop a");
    }

    @Test
    void whatCannotRunWithoutAStoppedOneIsStoppedThoughItWasToBePaused() {
        var plan = plan(
                List.of("app", "crash"),
                How.PAUSED,
                sharing("app", id("crash")),
                with("crash", ContainerState.RESTARTING, NONE, Map.of()));
        assertThat(plan.holdLines()).containsExactly("stop app, which cannot run without crash", "stop crash");
    }

    @Test
    void dependenciesOfTheComposeFileAreStartedFirst() {
        var plan = stop(
                List.of("shop-a-1", "shop-z-1"),
                service("shop-a-1", "a", "b:service_started:false"),
                service("shop-b-1", "b", "z:service_healthy:true,gone:service_started:false"),
                service("shop-z-1", "z", ""));
        assertThat(plan.resumeLines())
                .as("also where one in between is not held")
                .containsExactly("start shop-z-1", "start shop-a-1");
    }

    @Test
    void aCircleOfDependenciesIsNoObstacle() {
        var plan = stop(
                List.of("shop-a-1", "shop-b-1"),
                service("shop-a-1", "a", "b:service_started:false"),
                service("shop-b-1", "b", "a:service_started:false"));
        assertThat(plan.holds()).hasSize(2);
    }

    @Test
    void linkedContainersRunBeforeThoseThatLinkToThem() {
        var plan = stop(
                List.of("app", "zdb"), with("app", ContainerState.RUNNING, links("zdb"), Map.of()), running("zdb"));
        assertThat(plan.resumeLines()).containsExactly("start zdb", "start app");
        assertThat(stop(List.of("zdb"), with("app", ContainerState.RUNNING, links("zdb"), Map.of()), running("zdb"))
                        .holdLines())
                .as("a link needs its target at the start only")
                .containsExactly("stop zdb");
    }

    @Test
    void aContainerThatTheEngineWouldRemoveIsNotStopped() {
        var passing = with("app", ContainerState.RUNNING, new StartConditions(true, List.of(), List.of()), Map.of());
        var plan = stop(List.of("app"), passing);
        assertThatThrownBy(plan::requireAllowed)
                .isInstanceOf(BackupException.class)
                .hasMessageContainingAll("app was started with --rm", "Nothing was touched");
        assertThat(plan(List.of("app"), How.PAUSED, passing).refusals())
                .as("it can be paused")
                .isEmpty();
    }

    @Test
    void aDependentThatTheEngineWouldRemoveIsNotStoppedEither() {
        var dependent =
                with("app", ContainerState.RUNNING, new StartConditions(true, List.of(id("vpn")), List.of()), Map.of());
        assertThat(stop(List.of("vpn"), running("vpn"), dependent).refusals())
                .singleElement()
                .asString()
                .startsWith("app was started with --rm");
    }

    @Test
    void aRunOfItsOwnIsNotBegunAnew() {
        var job = with("shop-migrate-run-1", ContainerState.RUNNING, NONE, Map.of("com.docker.compose.oneoff", "True"));
        assertThat(stop(List.of("shop-migrate-run-1"), job).refusals())
                .singleElement()
                .asString()
                .contains("would begin anew");
    }

    @Test
    void aTaskThatSwarmWouldReplaceIsNotStopped() {
        var task = with("web.1.x", ContainerState.RUNNING, NONE, Map.of("com.docker.swarm.service.name", "web"));
        assertThat(stop(List.of("web.1.x"), task).refusals())
                .singleElement()
                .asString()
                .contains("docker service scale web=0");
    }

    @Test
    void whatCouldNotBeStartedAgainIsNotStopped() {
        assertThat(stop(List.of("app"), sharing("app", id("vpn"))).refusals())
                .singleElement()
                .asString()
                .contains("it needs the container " + id("vpn").substring(0, 12));
        assertThat(stop(List.of("app"), with("app", ContainerState.RUNNING, links("db"), Map.of()))
                        .refusals())
                .singleElement()
                .asString()
                .contains("it needs the container db");
    }

    @Test
    void whatIsGoneMeanwhileIsNotHeld() {
        assertThat(plan(List.of("gone"), How.STOPPED).holds()).isEmpty();
    }

    @Test
    void locksAreThoseOfStacksAndOfContainersWithoutOne() {
        var plan = stop(List.of("shop-a-1", "alone"), service("shop-a-1", "a", ""), running("alone"));
        assertThat(plan.lockNames()).containsExactly("container alone", "shop");
    }

    private static HoldPlan stop(List<String> wanted, ContainerDetails... all) {
        return plan(wanted, How.STOPPED, all);
    }

    private static HoldPlan plan(List<String> wanted, How how, ContainerDetails... all) {
        var chosen = Arrays.stream(all)
                .map(ContainerDetails::container)
                .filter(one -> wanted.contains(one.name()))
                .toList();
        return HoldPlanner.plan(chosen, how, List.of(all));
    }

    private static ContainerDetails running(String name) {
        return with(name, ContainerState.RUNNING, NONE, Map.of());
    }

    private static ContainerDetails sharing(String name, String provider) {
        return with(name, ContainerState.RUNNING, new StartConditions(false, List.of(provider), List.of()), Map.of());
    }

    private static StartConditions links(String name) {
        return new StartConditions(false, List.of(), List.of(name));
    }

    private static ContainerDetails service(String name, String service, String dependsOn) {
        return with(
                name,
                ContainerState.RUNNING,
                NONE,
                Map.of(
                        "com.docker.compose.project", "shop",
                        "com.docker.compose.service", service,
                        "com.docker.compose.depends_on", dependsOn));
    }

    private static String id(String name) {
        return "%064x".formatted(Math.abs((long) name.hashCode()));
    }

    private static ContainerDetails with(
            String name, ContainerState state, StartConditions conditions, Map<String, String> labels) {
        var container = new Container(
                id(name),
                name,
                "busybox",
                "sha256:1",
                state,
                "",
                Health.NONE,
                labels,
                List.of(),
                List.of(),
                Instant.EPOCH,
                List.of());
        return new ContainerDetails(
                container,
                new ContainerDetails.Run(1, 0, false, "", Optional.empty(), Optional.empty(), 0),
                new ContainerDetails.Config(
                        List.of(), List.of(), Map.of(), "", "", false, "no", Optional.empty(), new TreeMap<>()),
                List.of(),
                Map.of(),
                conditions);
    }
}
