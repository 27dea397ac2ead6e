package dev.quaymaster.stack.plan;

import static dev.quaymaster.stack.TestService.project;
import static dev.quaymaster.stack.TestService.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.compose.model.Condition;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.Request.Images;
import dev.quaymaster.stack.Request.Recreate;
import dev.quaymaster.stack.Request.Up;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.StackOnPaper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpPlanTest {

    @Test
    void createsNetworksVolumesAndContainersAndStartsThemInDependencyOrder() {
        var demo = project(
                "demo",
                service("web").port("8080", 80).needsHealthy("db"),
                service("db").volume("data", "/data").checked("CMD", "true"));

        assertPlan(plan(demo, StackOnPaper.imagesOf(demo), Up.of()), """
                network demo_default: create — not there
                volume demo_data: create — not there
                db: create — not there
                web: create — not there
                  #1 create network demo_default — not there
                  #2 create volume demo_data — not there
                  #3 create container demo-db-1 after #1 #2 — not there
                  #4 create container demo-web-1 after #1 — not there
                  #5 start container demo-db-1 after #3
                  #6 wait until db is healthy after #5
                  #7 start container demo-web-1 after #4 #6""");
    }

    @Test
    void changesNothingWhenEverythingIsAsItShouldBe() {
        var demo = project("demo", service("web").needs("db"), service("db"));

        var plan = plan(demo, StackOnPaper.up(demo), Up.of());

        assertThat(plan.isEmpty()).isTrue();
        assertPlan(plan, """
                db: unchanged
                web: unchanged""");
    }

    @Test
    void waitsForEverythingWhenAskedTo() {
        var demo = project("demo", service("web").needsCompleted("init"), service("init"));

        assertPlan(plan(demo, StackOnPaper.up(demo), Up.of().waiting(Request.Patience.UNLIMITED)), """
                init: unchanged
                web: unchanged
                  #1 wait until init has completed
                  #2 wait until web is up""");
    }

    @Test
    void recreatesWhatChangedAndNamesTheChange() {
        var before = project("demo", service("web").env("LEVEL", "INFO").needs("db"), service("db"));
        var after = project("demo", service("web").env("LEVEL", "DEBUG").needs("db"), service("db"));

        assertPlan(plan(after, StackOnPaper.up(before), Up.of()), """
                db: unchanged
                web: recreate — config changed: environment LEVEL INFO → DEBUG
                  #1 create container 000069ea278e_demo-web-1 — config changed: environment LEVEL INFO → DEBUG
                  #2 stop container demo-web-1 after #1
                  #3 remove container demo-web-1 after #2
                  #4 rename container 000069ea278e_demo-web-1 to demo-web-1 after #3
                  #5 start container demo-web-1 after #3 #4""");
    }

    @Test
    void hidesSecretsInWhatItSays() {
        var before = project("demo", service("web").env("DB_PASSWORD", "one").env("URL", "postgres://me:one@db/x"));
        var after = project("demo", service("web").env("DB_PASSWORD", "two").env("URL", "postgres://me:two@db/y"));

        var plan = plan(after, StackOnPaper.up(before), Up.of());

        assertThat(plan.changes().getFirst().causes())
                .containsExactly(
                        "config changed: environment DB_PASSWORD changed",
                        "config changed: environment URL postgres://me:•••••@db/x →" + " postgres://me:•••••@db/y");
    }

    @Test
    void namesChangedPortsMountsCommandAndImage() {
        var before = project(
                "demo", service("web").port("8080", 80).volume("old", "/data").command("serve"));
        var after = project(
                "demo",
                service("web")
                        .image("web:2")
                        .port("8081", 80)
                        .volume("new", "/data")
                        .command("serve", "-v"));
        var paper = StackOnPaper.up(before);
        StackOnPaper.imagesOf(after).look().images().keySet().forEach(paper::newImage);

        assertThat(plan(after, paper, Up.of()).changes())
                .filteredOn(change -> change.subject().equals("web"))
                .singleElement()
                .asString()
                .isEqualTo("web: recreate — config changed: image web:1 → web:2; config changed: command"
                        + " serve → serve -v; config changed: mount at /data demo_old →"
                        + " demo_new; config changed: ports 127.0.0.1:8080:80/tcp →"
                        + " 127.0.0.1:8081:80/tcp; volume demo_new is not mounted");
    }

    @Test
    void recreatesForANewerImage() {
        var demo = project("demo", service("web"));

        assertThat(plan(demo, StackOnPaper.up(demo).newImage("web:1"), Up.of()).changes())
                .extracting(Object::toString)
                .containsExactly("web: recreate — newer image web:1");
    }

    @Test
    void leavesOutdatedContainersAloneWhenToldTo() {
        var before = project("demo", service("web").env("A", "1"));
        var after = project("demo", service("web").env("A", "2"));

        assertThat(plan(after, StackOnPaper.up(before), Up.of().recreating(Recreate.NEVER))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void recreatesOnlyTheNamedServiceByForce() {
        var demo = project("demo", service("web").needs("db"), service("db"));

        assertThat(plan(demo, StackOnPaper.up(demo), Up.of("web").recreating(Recreate.ALWAYS))
                        .changes())
                .extracting(Object::toString)
                .containsExactly("db: unchanged", "web: recreate — asked for");
    }

    @Test
    void startsWhatIsStoppedAndGoesOnWithWhatIsPaused() {
        var demo = project("demo", service("web").needs("db"), service("db"));
        var paper =
                StackOnPaper.up(demo).in(ContainerState.EXITED, "demo-web-1").in(ContainerState.PAUSED, "demo-db-1");

        assertPlan(plan(demo, paper, Up.of()), """
                db: start — paused
                web: start — not running
                  #1 unpause container demo-db-1
                  #2 start container demo-web-1 after #1""");
    }

    @Test
    void restartsDependentsThatAskForItAroundARecreation() {
        var before = project(
                "demo", service("a").env("LEVEL", "INFO"), service("b").needs("a", Condition.STARTED, true, true));
        var after = project(
                "demo", service("a").env("LEVEL", "DEBUG"), service("b").needs("a", Condition.STARTED, true, true));

        assertPlan(plan(after, StackOnPaper.up(before), Up.of()), """
                a: recreate — config changed: environment LEVEL INFO → DEBUG
                b: restart — a is recreated
                  #1 stop container demo-b-1 — a is recreated
                  #2 create container 000032fd3adb_demo-a-1 — config changed: environment LEVEL INFO → DEBUG
                  #3 stop container demo-a-1 after #1 #2
                  #4 remove container demo-a-1 after #3
                  #5 rename container 000032fd3adb_demo-a-1 to demo-a-1 after #4
                  #6 start container demo-a-1 after #4 #5
                  #7 start container demo-b-1 after #1 #4 #6""");
    }

    @Test
    void removesSurplusContainersAndAddsMissingOnes() {
        var demo = project("demo", service("web").scale(3));

        assertPlan(plan(demo, StackOnPaper.up(demo), Up.of().scaled(Map.of("web", 2))), """
                web: remove — surplus (1 of 3)
                  #1 stop container demo-web-3 — surplus
                  #2 remove container demo-web-3 after #1""");
        assertPlan(plan(demo, StackOnPaper.up(demo), Up.of().scaled(Map.of("web", 4))), """
                web: create — not there (1 of 4)
                  #1 create container demo-web-4 — not there
                  #2 start container demo-web-4 after #1""");
    }

    @Test
    void refusesSeveralContainersUnderOneName() {
        var demo = project("demo", service("web").named("the-web").scale(2));

        assertThatThrownBy(() -> plan(demo, StackOnPaper.imagesOf(demo), Up.of()))
                .isInstanceOf(StackException.class)
                .hasMessage("Service \"web\" cannot have 2 containers: its container_name \"the-web\""
                        + " can be given only once.");
    }

    @Test
    void leavesOrphansAloneUnlessAskedTo() {
        var before = project("demo", service("web"), service("old"));
        var after = project("demo", service("web"));

        assertPlan(plan(after, StackOnPaper.up(before), Up.of()), """
                demo-old-1: orphan — not in the compose file (stays as it is)
                web: unchanged""");
        assertPlan(plan(after, StackOnPaper.up(before), Up.of().removingOrphans()), """
                demo-old-1: remove — not in the compose file
                web: unchanged
                  #1 stop container demo-old-1 — not in the compose file
                  #2 remove container demo-old-1 after #1""");
    }

    @Test
    void pullsMissingImagesFirst() {
        var demo = project("demo", service("web"));

        assertPlan(plan(demo, StackOnPaper.up(demo).without("demo-web-1").withoutImage("web:1"), Up.of()), """
                image web:1: fetch — not there
                web: create — not there
                  #1 pull image web:1 — not there
                  #2 create container demo-web-1 after #1 — not there
                  #3 start container demo-web-1 after #2""");
    }

    @Test
    void refusesAMissingImageThatMustNotBePulled() {
        var demo = project("demo", service("web"));

        assertThatThrownBy(() -> plan(
                        demo,
                        StackOnPaper.imagesOf(demo).withoutImage("web:1"),
                        Up.of().withImages(Images.PULL_NEVER)))
                .hasMessage("The image web:1 of service \"web\" is not there, and it is not to be" + " pulled.");
    }

    @Test
    void pullsAgainWhenAskedTo() {
        var demo = project("demo", service("web"));

        assertThat(plan(demo, StackOnPaper.up(demo), Up.of().withImages(Images.PULL_ALWAYS))
                        .imagesOnly())
                .asString()
                .isEqualTo("  #1 pull image web:1 — asked for");
    }

    @Test
    void recreatesWhoBorrowsTheNetworkOfARecreatedContainer() {
        var before =
                project("demo", service("vpn").env("A", "1"), service("app").networkOf("vpn"));
        var after = project("demo", service("vpn").env("A", "2"), service("app").networkOf("vpn"));

        assertThat(plan(before, StackOnPaper.up(before), Up.of()).isEmpty()).isTrue();
        assertThat(plan(after, StackOnPaper.up(before), Up.of()).changes())
                .extracting(Object::toString)
                .containsExactly(
                        "vpn: recreate — config changed: environment A 1 → 2",
                        "app: recreate — uses a namespace or volumes of vpn, which is recreated");
    }

    @Test
    void tidiesUpAfterAnUpdateThatWasKilledBeforeTheOldContainerWasRemoved() {
        var before = project("demo", service("web").env("A", "1"));
        var after = project("demo", service("web").env("A", "2"));

        var plan = plan(after, StackOnPaper.up(before).halfReplaced(after, "web"), Up.of());

        assertPlan(plan, """
                web: recreate — config changed: environment A 1 → 2
                  #1 remove container 000069ea278e_demo-web-1 — left by an interrupted update
                  #2 create container 000069ea278e_demo-web-1 after #1 — config changed: environment A 1 → 2
                  #3 stop container demo-web-1 after #2
                  #4 remove container demo-web-1 after #3
                  #5 rename container 000069ea278e_demo-web-1 to demo-web-1 after #4
                  #6 start container demo-web-1 after #1 #4 #5""");
    }

    @Test
    void goesOnWithAnUpdateThatWasKilledBeforeTheNewContainerHadItsName() {
        var demo = project("demo", service("web"));

        assertPlan(plan(demo, StackOnPaper.up(demo).unnamed("demo-web-1"), Up.of()), """
                web: start — not running
                  #1 rename container 0123456789ab_demo-web-1 to demo-web-1 — left by an interrupted update
                  #2 start container demo-web-1 after #1""");
    }

    @Test
    void saysWhichServicesThereAreWhenAnUnknownOneIsNamed() {
        var demo = project("demo", service("web"), service("db"));

        assertThatThrownBy(() -> plan(demo, StackOnPaper.imagesOf(demo), Up.of("wep")))
                .isInstanceOfSatisfying(StackException.class, e -> {
                    assertThat(e).hasMessage("There is no service \"wep\" in demo.");
                    assertThat(e.nextStep()).isEqualTo("Its services are: web, db.");
                });
    }

    private static Plan plan(Project project, StackOnPaper paper, Request request) {
        return Reconciler.plan(project, paper.look(), request);
    }

    private static void assertPlan(Plan plan, String text) {
        assertThat(plan).asString().isEqualTo(text);
    }
}
