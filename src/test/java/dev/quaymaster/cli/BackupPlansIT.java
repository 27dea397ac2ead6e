package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.CommandLineRun.Outcome;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans on a real engine, from the command line: that every one runs, and what they delete.
class BackupPlansIT {

    @TempDir
    Path folder;

    private final Lab lab = new Lab();
    private String first = "";
    private String second = "";
    private CommandLineRun line;

    @BeforeEach
    void makeVolumes() {
        first = lab.volume("a");
        second = lab.volume("b");
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        line = new CommandLineRun(folder, environment, DockerEngine::connect);
    }

    @AfterEach
    void clean() {
        lab.close();
    }

    @Test
    void ofPlansDueInOneMinuteForOneFolderEveryOneRuns() throws Exception {
        var third = lab.volume("c");
        plan("one", first, 5);
        plan("two", second, 5);
        plan("three", third, 5);
        lookedAfter(Instant.now().minusSeconds(90), "one", "two", "three");
        var agent = new Thread(() -> line.run("agent"));

        agent.start();
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> ids().size() >= 3);
        } finally {
            agent.interrupt();
            agent.join(Duration.ofSeconds(30));
        }

        assertThat(plans()).contains("one", "two", "three");
    }

    @Test
    void whatIsBusyIsToldAndTriedAgainByTheNextLook() throws IOException {
        plan("one", first, 5);
        lookedAfter(Instant.now().minusSeconds(90), "one");
        var gone = line.run("-H", "unix://" + folder.resolve("no.sock"), "agent", "--once");

        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.err()).contains("one: failed: ", "The next look tries again.");
        assertThat(history()).contains("\"outcome\":\"FAILED\"");

        assertThat(succeed("agent", "--once").out()).contains("one: id ");
        assertThat(succeed("agent", "--once").err()).contains("Nothing is due.");
        assertThat(ids()).hasSize(1);
    }

    @Test
    void aPlanThatFailsIsToldAndHoldsUpNoOther() throws IOException {
        succeed("backup", "plan", "add", "bad", "--volume", second, "--to", "elsewhere");
        plan("good", first, 5);
        Files.writeString(folder.resolve("elsewhere"), "a file in the way");
        lookedAfter(Instant.now().minusSeconds(90_000), "bad", "good");

        var some = line.run("agent", "--once");

        assertThat(some.code()).as(some.all()).isEqualTo(3);
        assertThat(some.err()).contains("bad: failed: ", "The plan bad can't run");
        assertThat(some.out()).contains("good: id ");
        lookedAfter(Instant.now().minusSeconds(90_000), "bad");
        assertThat(line.run("agent", "--once").code()).isEqualTo(1);
        assertThat(line.run("doctor").out()).contains("BAD  plans: The plan bad can't run");
    }

    @Test
    void aPlanDeletesOnlySetsOfItsOwnThatNobodyPinned() throws IOException {
        var byHand = made("backup", "run", "--volume", first);
        plan("often", first, 1);
        plan("rare", first, 1);
        var rare = due("rare");
        var pinned = due("often");
        assertThat(made("backup", "pin", pinned)).isEqualTo(pinned);
        due("often");
        var last = due("often");

        assertThat(ids()).containsExactlyInAnyOrder(byHand, rare, pinned, last);
        assertThat(succeed("backup", "ls").out()).contains("pinned");
        assertThat(succeed("backup", "show", pinned).out()).contains("pinned", "often");

        var refused = line.run("backup", "rm", "--yes", last, pinned);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains(pinned + " is pinned");
        assertThat(ids()).hasSize(4);
        succeed("backup", "verify", pinned);
        succeed("backup", "unpin", pinned);
        succeed("backup", "rm", "--yes", pinned);
        assertThat(ids()).containsExactlyInAnyOrder(byHand, rare, last);
    }

    /// They were deleted with the plan's own ones, although what is made by hand stays.
    @Test
    void whatSomebodyRunsAPlanForStaysAndCountsAsNoneOfItsSets() throws IOException {
        plan("often", first, 1);
        var byHand = made("backup", "run", "often");
        due("often");
        var last = due("often");
        var again = made("backup", "run", "often");

        assertThat(ids()).containsExactlyInAnyOrder(byHand, last, again);
        assertThat(succeed("backup", "ls").out()).contains("manual, plan often");
        assertThat(line.run("backup", "prune", "--keep-last", "1", "--dry-run").err())
                .contains(byHand, "older than the newest good one of", "made by hand");
    }

    @Test
    void whatTheNextRunWouldDeleteIsShownBeforeAPlanIsSaved() throws IOException {
        plan("often", first, 3);
        var oldest = due("often");
        var middle = due("often");
        var newest = due("often");

        var refused = line.run("backup", "plan", "add", "often", "--volume", first, "--keep-last", "2");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains(oldest, middle).doesNotContain(newest);
        assertThat(succeed("backup", "plan", "ls", "--json").out()).contains("\"keepLast\": 3");
        var agreed = json("backup", "plan", "add", "often", "--volume", first, "--keep-last", "2", "--yes");
        assertThat(agreed.get("deletedAtNextRun")).hasSize(2);
        var last = due("often");
        assertThat(ids()).containsExactlyInAnyOrder(newest, last);
        assertThat(line.run("backup", "plan", "add", "new", "--volume", first, "--keep-last", "1"))
                .isEqualTo(new Outcome(0, "new\n", ""));
    }

    @Test
    void pruningByHandTakesAVolumeAndAStackOfOneNameForTwoThings() throws IOException {
        var twin = lab.nameOf("twin");
        succeed("volume", "create", twin);
        lab.engine().createVolume(VolumeSpec.of(lab.nameOf("data"), Map.of("com.docker.compose.project", twin)));
        var stack = made("backup", "run", "--stack", twin);
        var oldest = made("backup", "run", "--volume", twin);
        made("backup", "run", "--volume", twin);
        made("backup", "run", "--volume", twin);

        var shown = line.run("backup", "prune", "--keep-last", "2", "--dry-run");
        assertThat(shown.out()).isEqualTo(oldest + "\n");
        assertThat(shown.err()).contains("older than the 2 newest good ones of volume " + twin + ", made by hand");
        assertThat(line.run("backup", "prune", "--keep-last", "2").code()).isEqualTo(1);
        assertThat(ids()).hasSize(4);
        succeed("backup", "prune", "--keep-last", "2", "--yes");
        assertThat(ids()).hasSize(3).contains(stack).doesNotContain(oldest);
    }

    @Test
    void aVolumeThatIsGoneLeavesTheRestOfItsPlanAndItsOwnLastCopy() throws IOException {
        succeed(
                "backup",
                "plan",
                "add",
                "both",
                "--volume",
                first,
                "--volume",
                second,
                "--schedule",
                "* * * * *",
                "--keep-last",
                "1");
        var whole = due("both");
        removed(second);

        var byHand = line.run("backup", "run", "both");
        lookedAfter(Instant.now().minusSeconds(90), "both");
        var due = line.run("agent", "--once");

        assertThat(byHand.code()).as(byHand.all()).isEqualTo(3);
        assertThat(due.code()).as(due.all()).isEqualTo(3);
        assertThat(due.err()).contains("both: Not in this backup: " + second);
        assertThat(ids()).hasSize(3).contains(whole);
    }

    @Test
    void twoLabelPlansOfOneStackKeepTheirOwnSets() throws IOException {
        var stack = lab.stack() + "-labels";
        Files.writeString(folder.resolve("compose.yaml"), """
                name: %s
                services:
                  db:
                    image: quaymaster-test/busybox
                    labels: {backup.enable: "yes", backup.schedule: "0 * * * *", backup.retention: "2"}
                    volumes: ["db:/v"]
                  up:
                    image: quaymaster-test/busybox
                    labels: {backup.enable: "true", backup.schedule: "0 3 * * 0", backup.retention: "2"}
                    volumes: ["uploads:/v"]
                volumes:
                  db: {name: %s}
                  uploads: {name: %s}
                """.formatted(stack, first, second));
        settings("stacks: [\"%s\"]\n".formatted(folder.resolve("compose.yaml")));
        var hourly = stack + " from labels (0 * * * *)";
        assertThat(line.run("doctor").out()).contains("BAD  agent: nobody runs the plans");
        var uploads = due(stack + " from labels (0 3 * * 0)");

        for (int i = 0; i < 3; i++) {
            due(hourly);
        }

        assertThat(ids()).hasSize(3).contains(uploads);
        assertThat(succeed("backup", "plan", "ls").out()).contains(hourly, stack + " from labels (0 3 * * 0)");
    }

    @Test
    void aBrokenComposeFileFailsItsOwnPlansOnlyAndIsTold() throws IOException {
        plan("mine", first, 3);
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/compose.yaml"), "services:\n  a: {image: x\n");
        var file = folder.resolve("home/config/settings.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst(
                                "stacks: .*",
                                "stacks: [\"%s\", \"%s\"]"
                                        .formatted(
                                                folder.resolve("broken/compose.yaml"),
                                                folder.resolve("gone/compose.yaml"))));
        lookedAfter(Instant.now().minusSeconds(90), "mine");

        var run = line.run("agent", "--once");

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out()).contains("mine: id ");
        assertThat(run.err()).contains("broken/compose.yaml", "gone/compose.yaml", "can't run");
        assertThat(succeed("backup", "plan", "ls").err()).contains("broken/compose.yaml");
    }

    @Test
    void unreadableSettingsAreNotTakenForNoPlans() throws IOException {
        plan("mine", first, 3);
        settings("plans: [\n");

        var run = line.run("agent", "--once");

        assertThat(run.code()).as(run.all()).isEqualTo(1);
        assertThat(run.err()).contains("settings.yaml").doesNotContain("Nothing is due");
        assertThat(line.run("doctor").code()).isEqualTo(1);
    }

    @Test
    void aPlanWithoutItsVolumeOrWithoutAnEngineSaysSo() throws IOException {
        plan("mine", first, 3);
        removed(first);

        assertThat(succeed("backup", "plan", "ls").err()).contains("The plan mine can't save " + first);
        assertThat(line.run("-H", "unix://" + folder.resolve("no.sock"), "backup", "plan", "ls")
                        .err())
                .contains("No plan can run now: ");
        lookedAfter(Instant.now().minusSeconds(90), "mine");
        var run = line.run("agent", "--once");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("mine: failed: ", first);
        assertThat(history()).contains("\"outcome\":\"FAILED\"");
    }

    private void plan(String name, String volume, int keep) {
        succeed(
                "backup",
                "plan",
                "add",
                name,
                "--volume",
                volume,
                "--schedule",
                "* * * * *",
                "--keep-last",
                String.valueOf(keep));
    }

    /// Helpers of a run that has just ended may still be on their way out.
    private void removed(String volume) {
        await().ignoreExceptionsInstanceOf(EngineException.class)
                .untilAsserted(() -> lab.engine().removeVolume(volume));
    }

    private void settings(String text) throws IOException {
        var file = folder.resolve("home/config/settings.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// Runs a plan as its schedule does.
    ///
    /// @return the id of the new set
    private String due(String plan) throws IOException {
        lookedAfter(Instant.now().minus(Duration.ofDays(8)), plan);
        var told = " " + plan + ": id ";
        return succeed("agent", "--once")
                .out()
                .lines()
                .filter(text -> text.contains(told))
                .map(text -> text.substring(text.indexOf(told) + told.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private void lookedAfter(Instant moment, String... plans) throws IOException {
        OlderPlans.lookedAfter(folder.resolve("home"), moment, List.of(plans));
    }

    private List<String> ids() {
        return new BackupStore(folder.resolve("home/backups"))
                .list().stream().map(set -> set.id()).toList();
    }

    private List<String> plans() {
        return new BackupStore(folder.resolve("home/backups"))
                .list().stream()
                        .flatMap(set -> set.manifest().about().origin().stream())
                        .flatMap(origin -> origin.plan().stream())
                        .toList();
    }

    private String history() throws IOException {
        return Files.readString(folder.resolve("home/backups/.history.jsonl"));
    }

    private String made(String... args) {
        return succeed(args).out().strip();
    }

    private JsonNode json(String... args) throws IOException {
        var all = Stream.concat(Stream.of(args), Stream.of("--json")).toArray(String[]::new);
        return new ObjectMapper().readTree(succeed(all).out());
    }

    private Outcome succeed(String... args) {
        var outcome = line.run(args);
        assertThat(outcome.code()).as(outcome.all()).isZero();
        return outcome;
    }
}
