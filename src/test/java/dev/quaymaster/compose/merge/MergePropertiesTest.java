package dev.quaymaster.compose.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every two or three files laid over each other.
class MergePropertiesTest {

    private static final Location HERE = Location.of(Path.of("compose.yaml"));

    @Provide
    Arbitrary<Map<String, Map<String, String>>> environments() {
        var variables = Arbitraries.maps(Arbitraries.of("A", "B", "C", "D"), Arbitraries.of("1", "2", ""))
                .ofMaxSize(4);
        return Arbitraries.maps(Arbitraries.of("web", "db", "cart"), variables).ofMaxSize(3);
    }

    private static MapTree model(Map<String, Map<String, String>> environments) {
        Map<String, Tree> services = new LinkedHashMap<>();
        environments.forEach((name, variables) -> {
            Map<String, Tree> entries = new LinkedHashMap<>();
            variables.forEach((key, value) -> entries.put(key, new Scalar(value, HERE)));
            var service = MapTree.empty(HERE).with("image", new Scalar(name, HERE));
            services.put(name, service.with("environment", MapTree.of(entries, HERE)));
        });
        return MapTree.empty(HERE).with("services", MapTree.of(services, HERE));
    }

    private static MapTree merged(MapTree base, MapTree later) {
        var problems = new Problems();
        var merged = Uniqueness.apply(new Merge(problems).models(base, later));
        assertThat(problems.list()).isEmpty();
        return merged;
    }

    /// Variables by service and name, however they are written.
    private static Map<String, Map<String, String>> read(MapTree model) {
        Map<String, Map<String, String>> read = new LinkedHashMap<>();
        model.map("services").entries().forEach((name, service) -> {
            var variables = service.asMap().orElseThrow().get("environment");
            read.put(name, variables(variables.orElseThrow()));
        });
        return read;
    }

    private static Map<String, String> variables(Tree tree) {
        Map<String, String> variables = new LinkedHashMap<>();
        tree.asMap()
                .ifPresent(map -> map.entries()
                        .forEach((key, value) ->
                                variables.put(key, value.asString().orElse(""))));
        tree.asList()
                .ifPresent(list -> list.items().forEach(item -> {
                    var pair = item.asString().orElseThrow().split("=", 2);
                    variables.put(pair[0], pair[1]);
                }));
        return variables;
    }

    private static Map<String, Map<String, String>> expected(
            Map<String, Map<String, String>> base, Map<String, Map<String, String>> later) {
        Map<String, Map<String, String>> both = new LinkedHashMap<>();
        base.forEach((name, variables) -> both.put(name, new LinkedHashMap<>(variables)));
        later.forEach((name, variables) ->
                both.computeIfAbsent(name, _ -> new LinkedHashMap<>()).putAll(variables));
        return both;
    }

    @Property
    void theLaterFileWinsVariableByVariable(
            @ForAll("environments") Map<String, Map<String, String>> base,
            @ForAll("environments") Map<String, Map<String, String>> later) {
        assertThat(read(merged(model(base), model(later)))).isEqualTo(expected(base, later));
    }

    @Property
    void aFileOverItselfChangesNothing(@ForAll("environments") Map<String, Map<String, String>> only) {
        assertThat(read(merged(model(only), model(only)))).isEqualTo(only);
    }

    @Property
    void anEmptyFileChangesNothing(@ForAll("environments") Map<String, Map<String, String>> only) {
        var empty = MapTree.empty(HERE);
        assertThat(merged(model(only), empty).plain()).isEqualTo(model(only).plain());
        assertThat(merged(empty, model(only)).plain()).isEqualTo(model(only).plain());
    }

    @Property
    void threeFilesGiveTheSameHoweverTheyAreGrouped(
            @ForAll("environments") Map<String, Map<String, String>> first,
            @ForAll("environments") Map<String, Map<String, String>> second,
            @ForAll("environments") Map<String, Map<String, String>> third) {
        var left = merged(merged(model(first), model(second)), model(third));
        var right = merged(model(first), merged(model(second), model(third)));
        assertThat(read(left)).isEqualTo(read(right));
    }
}
