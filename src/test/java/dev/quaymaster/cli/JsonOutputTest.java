package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quaymaster.backup.SampleSet;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With `--json` there is one document of the command's shape, also where there is nothing, or only
/// a part was done.
class JsonOutputTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine("busybox");
    private CommandLineRun line;

    @BeforeEach
    void begin() {
        line = new CommandLineRun(
                folder, Map.of("QUAYMASTER_HOME", folder.resolve("home").toString()), endpoint -> engine);
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls",
                "ls -a -q",
                "volume ls",
                "volume ls -q",
                "volume du",
                "backup ls",
                "backup ls -q",
                "backup ls --of nobody",
                "backup verify --all",
                "backup plan ls",
                "agent --once",
                "-p nosuch ps",
                "-p nosuch ps -q",
                "-p nosuch ps --services"
            })
    void nothingIsAnEmptyList(String command) throws IOException {
        assertThat(list(0, command)).isEmpty();
    }

    @Test
    void nothingToDeleteIsADocumentToo() throws IOException {
        assertThat(json(0, "backup prune --keep-last 1").get("deleted")).isEmpty();
    }

    @Test
    void nothingToDoIsAnEmptyPlan() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "name: shop\nservices: {web: {image: busybox}}\n");
        assertThat(json(0, "up").get("steps")).isNotEmpty();
        for (var command : List.of("up", "up --dry-run", "plan", "start", "start --dry-run")) {
            assertThat(json(0, command).get("steps")).as(command).isEmpty();
        }
        assertThat(list(0, "ps -q")).hasSize(1);
        assertThat(json(0, "-p nosuch down").get("steps")).isEmpty();
    }

    @Test
    void namesOfWhatWasDoneAreAList() throws IOException {
        assertThat(json(0, "volume create a").get("name").asText()).isEqualTo("a");
        engine.createVolume(VolumeSpec.of("b", Map.of()));
        assertThat(texts(0, "volume lock a b")).containsExactly("a", "b");
        assertThat(texts(0, "volume unlock a b")).containsExactly("a", "b");
        assertThat(texts(0, "volume unlock a")).isEmpty();
        assertThat(texts(0, "volume rm --yes a")).containsExactly("a");

        json(0, "backup plan add p --volume b");
        assertThat(texts(0, "backup plan rm p")).containsExactly("p");

        var id = "web_20261120T020000Z_3fa91c";
        SampleSet.commit(new BackupStore(folder.resolve("home/backups")), id);
        assertThat(texts(0, "backup pin web")).containsExactly(id);
        assertThat(texts(0, "backup unpin web")).containsExactly(id);
        assertThat(texts(0, "backup rm --yes web")).containsExactly(id);
    }

    @Test
    void whatWasDoneBeforeAFailureIsListed() throws IOException {
        for (var name : List.of("a", "b")) {
            engine.createVolume(VolumeSpec.of(name, Map.of()));
        }
        engine.faults().always("remove volume b", new EngineException(EngineException.Kind.FAILED, "It is busy."));
        assertThat(texts(1, "volume rm --yes a b")).containsExactly("a");
    }

    @Test
    void aLookOfTheAgentListsEachRun() throws IOException {
        engine.createVolume(VolumeSpec.of("b", Map.of()));
        json(0, "backup plan add one --volume b --schedule @hourly");
        json(0, "backup plan add two --volume b --schedule @hourly");
        OlderPlans.lookedAfter(folder.resolve("home"), Instant.parse("2026-01-01T00:00:00Z"), List.of("one", "two"));
        engine.faults().always("", new EngineException(EngineException.Kind.FAILED, "It is broken."));
        var runs = list(1, "agent --once");
        assertThat(runs).hasSize(2).allMatch(run -> run.has("failed"));
        assertThat(runs.get(0).get("time").asText()).matches("[^.]*Z");
    }

    private JsonNode list(int code, String command) throws IOException {
        var document = json(code, command);
        assertThat(document.isArray()).as(command).isTrue();
        return document;
    }

    private List<String> texts(int code, String command) throws IOException {
        return list(code, command).valueStream().map(JsonNode::asText).toList();
    }

    private JsonNode json(int code, String command) throws IOException {
        var outcome = line.run(("--json " + command).split(" "));
        assertThat(outcome.code()).as(outcome.all()).isEqualTo(code);
        assertThat(outcome.out()).as(outcome.all()).isNotEmpty();
        return JSON.readTree(outcome.out());
    }
}
