package dev.quaymaster.parity;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.parity.Holdings.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Runs one case with both programs. What one started the other then brings up again, which is to
/// change nothing, and takes down.
final class Parity {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UpCase wanted;
    private final Holdings holdings;
    private final Engine engine;
    private final String project;
    private final List<String> said = new ArrayList<>();

    Parity(UpCase wanted, Holdings holdings, Engine engine) {
        this.wanted = wanted;
        this.holdings = holdings;
        this.engine = engine;
        this.project = wanted.project();
    }

    /// Returns the differences, and what the programs said about their failures.
    List<String> differences(Party reference, Party ours, Path room) {
        try {
            var theirs = life(reference, ours, wanted.copyInto(room));
            clean();
            var own = life(ours, reference, wanted.copyInto(room));
            var meant = wanted.differences().stream().map(Pattern::compile).toList();
            var found = new ArrayList<>(JsonDifference.between(theirs, own).stream()
                    .filter(d -> meant.stream().noneMatch(m -> m.matcher(d).find()))
                    .toList());
            if (!found.isEmpty()) {
                found.addAll(said);
            }
            return found;
        } finally {
            clean();
        }
    }

    private ObjectNode life(Party party, Party other, Path folder) {
        var record = JSON.createObjectNode();
        record.set("first", up(party, folder));
        if (!wanted.between().isEmpty()) {
            var command = new ArrayList<>(UpCase.options(folder));
            command.addAll(wanted.between());
            tell(party, "between", party.run(folder, command), record);
            record.set("then", holdings.of(project));
        }
        if (wanted.hasSecond()) {
            var before = holdings.traces(project);
            wanted.edit(folder);
            record.set("second", up(party, folder));
            record.set("fate", fate(before, holdings.traces(project)));
        }
        if (UpCase.arguments(folder).isEmpty() && !record.toString().contains("\"failed\":true")) {
            record.set("taken over", takenOver(other, folder));
        }
        var down = new ArrayList<>(UpCase.options(folder));
        down.addAll(List.of("down", "-v", "-t", "0"));
        down.addAll(other.agreement());
        tell(other, "down", other.run(folder, down), record);
        var left = JSON.createArrayNode();
        new TreeSet<>(names(holdings.of(project))).forEach(left::add);
        record.set("left", left);
        return record;
    }

    private ObjectNode up(Party party, Path folder) {
        var command = new ArrayList<>(UpCase.options(folder));
        command.addAll(List.of("up", "-d"));
        command.addAll(UpCase.arguments(folder));
        var outcome = party.run(folder, command);
        if (!wanted.ends().isEmpty()) {
            await().atMost(PATIENCE).until(() -> holdings.ended(project, wanted.ends()));
        }
        var state = holdings.of(project);
        tell(party, "up", outcome, state);
        return state;
    }

    private void tell(Party party, String verb, Party.Outcome outcome, ObjectNode record) {
        if (outcome.failed()) {
            record.put(verb.equals("up") ? "failed" : verb + " failed", true);
            said.add(party + " " + verb + ": " + outcome.words().strip());
        }
    }

    /// What became of each container.
    private static ObjectNode fate(Map<String, Trace> before, Map<String, Trace> after) {
        var fates = JSON.createObjectNode();
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            fates.put(name, fate(name, before, after));
        }
        return fates;
    }

    private static String fate(String name, Map<String, Trace> before, Map<String, Trace> after) {
        if (!after.containsKey(name)) {
            return "removed";
        }
        if (!before.containsKey(name)) {
            return "new";
        }
        var old = Objects.requireNonNull(before.get(name));
        var now = Objects.requireNonNull(after.get(name));
        if (!old.id().equals(now.id())) {
            return "recreated";
        }
        return old.equals(now) ? "kept" : "restarted";
    }

    private ObjectNode takenOver(Party other, Path folder) {
        var before = holdings.traces(project);
        var command = new ArrayList<>(UpCase.options(folder));
        command.addAll(List.of("up", "-d"));
        var outcome = other.run(folder, command);
        var changed = JSON.createObjectNode();
        tell(other, "up", outcome, changed);
        var after = holdings.traces(project);
        before.forEach((name, trace) -> {
            var now = after.get(name);
            if (now == null || !now.id().equals(trace.id())) {
                changed.put(name, "made anew by " + other);
            }
        });
        return changed;
    }

    private static List<String> names(ObjectNode state) {
        var names = new ArrayList<String>();
        state.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// Removes what is left of the case, and the images it built.
    private void clean() {
        var own = LabelFilter.equal("com.docker.compose.project", project);
        engine.containers(own).stream()
                .filter(container -> own(container.labels()))
                .forEach(c -> engine.remove(c.id(), RemoveOptions.FORCE_WITH_VOLUMES));
        engine.networks(own).forEach(network -> removeNetwork(network.id()));
        engine.volumes(own).forEach(volume -> engine.removeVolume(volume.name()));
        engine.images().stream()
                .map(Image::tags)
                .flatMap(List::stream)
                .filter(tag -> tag.startsWith(project + "-") || tag.startsWith("qmup/" + wanted))
                .forEach(engine::removeImage);
    }

    /// The engine may hold on to a network for a moment after its last container went.
    private void removeNetwork(String id) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(EngineException.class)
                .untilAsserted(() -> engine.removeNetwork(id));
    }

    private boolean own(Map<String, String> labels) {
        return project.equals(labels.get("com.docker.compose.project"));
    }
}
