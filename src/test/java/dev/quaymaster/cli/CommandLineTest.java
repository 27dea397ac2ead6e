package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.cli.CommandLineRun.Outcome;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @TempDir
    Path folder;

    private CommandLineRun line;

    @BeforeEach
    void beInAFolder() {
        line = new CommandLineRun(
                folder, Map.of("QUAYMASTER_HOME", folder.resolve("home").toString()), endpoint -> new FakeEngine());
    }

    @Test
    void helpListsEveryCommandAndNothingElse() {
        var help = line.run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("config ", "up ", "volume ", "backup ", "agent ", "doctor ")
                .doesNotContain("lock ", "clone ", "drill ", "edit ");
    }

    @Test
    void aWordThatIsNoCommandIsWrongUsage() {
        assertThat(line.run("upp").code()).isEqualTo(2);
        assertThat(line.run("upp").err()).contains("upp", "quaymaster --help");
    }

    /// Asked for help, a slip showed the help of everything and ended well.
    @Test
    void aWordThatIsNoCommandIsWrongUsageWithHelpTooAndInEveryGroup() {
        for (var words : List.of(
                "foo --help",
                "--help foo",
                "-h foo",
                "foo --version",
                "backup foo --help",
                "backup --help foo",
                "backup plan foo -h",
                "volume foo")) {
            var outcome = line.run(words.split(" "));
            assertThat(outcome.code()).as(words).isEqualTo(2);
            assertThat(outcome.out()).as(words).isEmpty();
            assertThat(outcome.err())
                    .as(words)
                    .startsWith("There is no command “foo”.\n")
                    .contains(" --help.");
        }
        for (var words : List.of("--help", "backup --help", "backup plan --help", "up web -h")) {
            assertThat(line.run(words.split(" ")).code()).as(words).isZero();
        }
    }

    @Test
    void theHelpNamesEveryExitCode() {
        var help = line.run("--help").out();
        assertThat(help).contains("  143 ", "SIGTERM", "of plan: there is something to do");
        for (var code : ExitCode.values()) {
            assertThat(help).containsPattern("(?m)^ +" + code.number() + " ");
        }
    }

    /// Something huge or hostile ended in a stack trace.
    @Test
    void aCommandThatTakesAllMemoryEndsInASentence() {
        var huge = new CommandLineRun(
                folder, Map.of("QUAYMASTER_HOME", folder.resolve("home").toString()), endpoint -> {
                    throw new OutOfMemoryError("a test");
                });
        var outcome = huge.run("ls");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines()).singleElement().asString().startsWith("What was to be read is too large");
    }

    @Test
    void anUnknownOptionNamesTheHelpOfItsCommand() {
        var outcome = line.run("up", "--frob");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--frob", "See quaymaster up --help.");
    }

    @Test
    void anEngineIsNamedOnce() {
        var outcome = line.run("-H", "unix:///x.sock", "-c", "lab", "ls");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("either --host or --context");
    }

    @Test
    void aContextMayBeAnEngineThatWasAddedInTheWindow() throws IOException {
        var settings = folder.resolve("home/config/settings.yaml");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "engines:\n- {name: lab, host: 'ssh://ada@lab'}\n");
        var asked = new ArrayList<String>();
        var lab = new CommandLineRun(
                folder, Map.of("QUAYMASTER_HOME", folder.resolve("home").toString()), endpoint -> {
                    asked.add(endpoint.host());
                    return new FakeEngine();
                });

        assertThat(lab.run("-c", "lab", "ls").code()).isZero();
        assertThat(lab.run("ls", "--context", "lab").code()).isZero();
        assertThat(asked).containsExactly("ssh://ada@lab", "ssh://ada@lab");
        assertThat(lab.run("-c", "none", "ls").err()).contains("There is no docker context \"none\"");
    }

    @Test
    void doctorTellsOfEnginesThatAreNotInUse() throws IOException {
        var settings = folder.resolve("home/config/settings.yaml");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "engines:\n- {name: gone, host: 'unix://" + folder.resolve("gone.sock") + "'}\n");

        assertThat(line.run("doctor").out())
                .contains("note engine gone: can't be used: ")
                .contains("no engine has a socket at unix://" + folder.resolve("gone.sock"));
    }

    @Test
    void composeOptionsMayStandBeforeTheCommandOrAfterIt() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "services: {web: {image: nginx}}\n");

        var before = line.run("-p", "shop", "-f", "a.yaml", "config", "--format", "json");
        var after = line.run("config", "-f", "a.yaml", "-p", "shop", "--format", "json");

        assertThat(before.out()).contains("\"name\": \"shop\"");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void theValueOfAnOptionIsNotTakenForACommand() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: nginx}}\n");

        assertThat(line.run("-p", "ps", "config", "--services")).isEqualTo(new Outcome(0, "web\n", ""));
    }

    @Test
    void configPrintsYamlThatCanBeLoadedAgain() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), """
                name: shop
                services:
                  web:
                    image: nginx
                    environment: {PRICE: "5 $$", ANSWER: "yes"}
                """);
        var first = line.run("config");
        Files.writeString(folder.resolve("again.yaml"), first.out());

        assertThat(first.out()).contains("PRICE: 5 $$", "ANSWER: \"yes\"");
        assertThat(line.run("-f", "again.yaml", "config").out()).isEqualTo(first.out());
    }

    @Test
    void configNamesServicesVolumesAndHashes() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), """
                services:
                  web: {image: nginx, volumes: [data:/data]}
                volumes: {data: {}}
                """);

        assertThat(line.run("config", "--services").out()).isEqualTo("web\n");
        assertThat(line.run("config", "--volumes").out()).isEqualTo("data\n");
        assertThat(line.run("config", "--hash", "*").out()).matches("web [0-9a-f]{64}\n");
        assertThat(line.run("config", "--quiet")).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void theDiagramIsDrawnIntoAFile() throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                "services: {web: {image: nginx, depends_on: [db]}, db: {image: postgres}}\n");

        assertThat(line.run("diagram", "-o", "d.svg").out()).isEqualTo(folder.resolve("d.svg") + "\n");
        assertThat(folder.resolve("d.svg")).content().startsWith("<svg").contains("web", "db");
        assertThat(line.run("diagram", "-o", "d.mmd").code()).isZero();
        assertThat(folder.resolve("d.mmd")).content().startsWith("flowchart");
        assertThat(line.run("diagram", "-o", "d.gif").code()).isEqualTo(2);
    }

    @Test
    void errorsOfTheComposeFileCarryFileLineAndColumn() throws IOException {
        var file = folder.resolve("compose.yaml");
        Files.writeString(file, "services:\n  web:\n    imagee: nginx\n");

        var outcome = line.run("config");

        assertThat(outcome.code()).isEqualTo(21);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(file + ":3:", "imagee");
    }

    @Test
    void aFolderWithoutAComposeFileSaysSo() {
        var outcome = line.run("up");

        assertThat(outcome.code()).isEqualTo(21);
        assertThat(outcome.err()).contains("No compose file");
    }

    @Test
    void contradictingOptionsAreWrongUsage() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: nginx}}\n");

        assertThat(line.run("up", "--force-recreate", "--no-recreate").code()).isEqualTo(2);
        assertThat(line.run("up", "--pull", "sometimes").code()).isEqualTo(2);
        assertThat(line.run("logs", "--since", "yesterday").code()).isEqualTo(2);
        assertThat(line.run("backup", "run", "--method", "magic").code()).isEqualTo(2);
    }

    @Test
    void volumesAreMadeListedAndRemovedOnlyWithConsent() {
        var engine = new FakeEngine();
        line = new CommandLineRun(
                folder, Map.of("QUAYMASTER_HOME", folder.resolve("home").toString()), endpoint -> engine);

        assertThat(line.run("volume", "create", "notes").out()).isEqualTo("notes\n");
        assertThat(line.run("volume", "ls", "--quiet").out()).isEqualTo("notes\n");
        var refused = line.run("volume", "rm", "notes");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("notes", "--yes");
        assertThat(line.answering("n\n", "volume", "rm", "notes").code()).isEqualTo(1);
        assertThat(engine.volume("notes")).isPresent();
        assertThat(line.answering("y\n", "volume", "rm", "notes").code()).isZero();
        assertThat(engine.volume("notes")).isEmpty();
    }

    @Test
    void whatIsNotThereHasACodeOfItsOwn() {
        assertThat(line.run("volume", "inspect", "nothing").code()).isEqualTo(10);
        assertThat(line.run("volume", "cat", "nothing:file").code()).isEqualTo(10);
        assertThat(line.run("backup", "show", "nothing").code()).isEqualTo(10);
        assertThat(line.run("backup", "run", "no-such-plan").code()).isEqualTo(10);
        assertThat(line.run("backup", "plan", "rm", "no-such-plan").code()).isEqualTo(10);
    }

    /// The dry run promised to make `a/b`, and the real one failed at the engine.
    @ParameterizedTest
    @CsvSource({
        "files=a/b, No volume can be called a/b: only letters",
        "files=-x, No volume can be called -x:",
        "files=a b, No volume can be called a b:",
        "files=, --volume files= names no volume to restore into.",
        "=x, --volume =x names no volume of the backup.",
        "=, --volume = names no volume of the backup.",
        "'', --volume  names no volume of the backup."
    })
    void aVolumeThatCannotBeIsRefusedBeforeAnythingIsLookedAt(String volume, String words) {
        for (var how : List.of("--dry-run", "--yes")) {
            var refused = line.run("backup", "restore", how, "set", "--volume", volume);

            assertThat(refused.code()).as(refused.all()).isEqualTo(2);
            assertThat(refused.err()).startsWith(words);
        }
    }

    @Test
    void plansAreKeptListedAndForgotten() {
        var engine = new FakeEngine();
        engine.createVolume(VolumeSpec.of("notes", Map.of()));
        line = new CommandLineRun(
                folder, Map.of("QUAYMASTER_HOME", folder.resolve("home").toString()), endpoint -> engine);

        var added = line.run("backup", "plan", "add", "nightly", "--volume", "notes", "--keep-last", "3");

        assertThat(added).isEqualTo(new Outcome(0, "nightly\n", ""));
        assertThat(line.run("backup", "plan", "ls").out()).contains("nightly", "notes", "0 2 * * *");
        assertThat(line.run("backup", "plan", "ls", "--json").out()).contains("\"keepLast\": 3");
        assertThat(line.run("doctor").out()).contains("BAD  agent: nobody runs the plans");
        assertThat(line.run("agent", "--once").err()).contains("Nothing is due.");
        assertThat(line.run("doctor").out()).contains("ok   agent: agent --once looked after the plans last at ");
        var unknown = line.run("backup", "plan", "rm", "nightli");
        assertThat(unknown.code()).isEqualTo(10);
        assertThat(unknown.err()).isEqualTo("There is no plan \"nightli\". Those made here: \"nightly\".\n");
        assertThat(line.run("backup", "plan", "rm", "nightly").code()).isZero();
        assertThat(line.run("backup", "plan", "ls", "--json").out()).isEqualTo("[]\n");
    }

    @Test
    void aScheduleThatMakesNoSenseIsExplained() {
        var engine = new FakeEngine();
        engine.createVolume(VolumeSpec.of("notes", Map.of()));
        line = new CommandLineRun(folder, Map.of(), endpoint -> engine);

        var outcome = line.run("backup", "plan", "add", "p", "--volume", "notes", "--schedule", "9 9");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("9 9");
    }

    @Test
    void anInterruptedCommandEndsAsCancelled() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: nginx}}\n");
        Thread.currentThread().interrupt();
        try {
            assertThat(line.run("agent").code()).isEqualTo(130);
        } finally {
            assertThat(Thread.interrupted()).isFalse();
        }
    }
}
