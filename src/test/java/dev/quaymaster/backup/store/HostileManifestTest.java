package dev.quaymaster.backup.store;

import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.SampleSet;
import dev.quaymaster.backup.SetState;
import dev.quaymaster.backup.UnreadableSet;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.run.RestoreText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Manifests that somebody wrote by hand, or that a disk spoiled, beside a good set.
class HostileManifestTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String GOOD = "good_20261120T020000Z_3fa91c";
    private static final String BAD = "bad_20261120T020000Z_3fa91c";

    @TempDir
    Path temporary;

    private BackupStore store;
    private BackupSet bad;

    @BeforeEach
    void save() throws IOException {
        store = new BackupStore(temporary.resolve("backups"));
        SampleSet.commit(store, GOOD);
        bad = SampleSet.commit(store, BAD);
    }

    @Test
    void aNullAnywhereHidesNoOtherSet() throws IOException {
        int unreadable = 0;
        var places = places();
        for (var place : places) {
            SampleSet.changeManifest(bad, tree -> replace(tree, place, NODES.nullNode()));
            unreadable += requireOthersListed(place);
        }
        assertThat(unreadable).as("of %d places", places.size()).isGreaterThan(50);
    }

    /// Whatever stands anywhere: the other set is listed, and this one is either unreadable or can
    /// be looked at.
    @Test
    void nothingAnywhereHidesTheOtherSets() throws IOException {
        var values = List.<JsonNode>of(
                NODES.numberNode(-1),
                NODES.numberNode(Long.MAX_VALUE),
                NODES.numberNode(1e300),
                NODES.textNode(""),
                NODES.textNode("\u0000\ud800%s/../"),
                NODES.textNode("+1000000000-12-31T23:59:59.999999999Z"),
                NODES.booleanNode(true),
                NODES.arrayNode().add(NODES.nullNode()),
                NODES.objectNode().putNull("x"));
        for (var place : places()) {
            for (var value : values) {
                SampleSet.changeManifest(bad, tree -> replace(tree, place, value));
                requireOthersListed(place + " = " + value);
            }
        }
    }

    private int requireOthersListed(String what) {
        var listing = store.read();
        assertThat(listing.sets()).as(what).extracting(BackupSet::id).contains(GOOD);
        assertThat(listing.sets().size() + listing.unreadable().size()).as(what).isEqualTo(2);
        listing.sets().stream().filter(set -> set.id().equals(BAD)).forEach(HostileManifestTest::look);
        return listing.unreadable().size();
    }

    /// What lists and reports do with a set.
    private static void look(BackupSet set) {
        assertThat(set.subject()).isNotNull();
        assertThat(set.manifest().about().took()).isNotNull();
        assertThat(RestoreText.of(set.manifest())).isNotEmpty();
        assertThat(new Verifier(Clock.systemUTC()).verify(set, _ -> {})).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "5", "{", "{\"format\": 2}", "{} {}", "\u0000", "ÿ"})
    void whatIsNoManifestIsUnreadable(String text) throws IOException {
        SampleSet.writeManifest(bad, text);
        assertThat(store.list()).extracting(BackupSet::id).containsExactly(GOOD);
        assertThat(store.read().unreadable()).extracting(UnreadableSet::id).containsExactly(BAD);
    }

    @Test
    void aManifestWithoutEndTakesNoMemory() throws IOException {
        SampleSet.writeManifest(bad, "[".repeat(1 << 20));
        assertThat(store.read().unreadable()).hasSize(1);
        SampleSet.writeManifest(bad, "{\"format\": 2, \"x\": \"" + "x".repeat(8 << 20) + "\"}");
        assertThat(store.read().unreadable()).hasSize(1);
        try (var file = Files.newByteChannel(bad.folder().resolve("manifest.json"), WRITE)) {
            file.position(3L << 30).write(ByteBuffer.wrap(new byte[1]));
        }
        assertThat(store.read().unreadable())
                .singleElement()
                .satisfies(found -> assertThat(found.reason()).endsWith("is larger than it can be"));
    }

    @Test
    void aDamagedRecordOfTheLastCheckHidesNothing() throws IOException {
        for (var text : List.of("{", "null", "{\"at\": null, \"problems\": []}", "[]", "\u0001")) {
            Files.writeString(bad.folder().resolve(CheckRecord.FILE_NAME), text);
            var listing = store.read();
            assertThat(listing.sets()).as(text).hasSize(2);
            assertThat(listing.unreadable()).as(text).isEmpty();
            assertThat(listing.notices())
                    .as(text)
                    .singleElement()
                    .asString()
                    .startsWith("What the last check of " + BAD + " found cannot be read");
            var set = store.find(BAD).orElseThrow();
            assertThat(set.state()).isEqualTo(SetState.COMPLETE);
            store.keep(set, new Verifier(Clock.systemUTC()).verify(set, _ -> {}));
            assertThat(store.find(BAD).orElseThrow().state()).isEqualTo(SetState.READ_BACK);
        }
    }

    @Test
    void aRecordOfACheckByYesterdaysVersionIsRead() throws IOException {
        Files.writeString(bad.folder().resolve(CheckRecord.FILE_NAME), """
                {
                  "at" : "2026-11-20T02:00:09Z",
                  "problems" : [ "a is missing" ]
                }
                """);
        var set = store.find(BAD).orElseThrow();
        assertThat(set.check().orElseThrow().problems()).containsExactly("a is missing");
        assertThat(store.read().notices()).isEmpty();
    }

    @Test
    void aPipeOrAFolderInPlaceOfTheManifestIsNotWaitedFor() throws Exception {
        var manifest = bad.folder().resolve("manifest.json");
        Files.delete(manifest);
        var made = new ProcessBuilder("mkfifo", manifest.toString()).start().waitFor();
        assertThat(made).isZero();
        assertThat(store.read().unreadable()).hasSize(1);
        Files.delete(manifest);
        Files.createDirectory(manifest);
        assertThat(store.read().unreadable()).hasSize(1);
    }

    @Test
    void aLaterLayoutIsNeverSweptOrPruned() throws IOException {
        SampleSet.changeManifest(bad, tree -> tree.put("format", 3));
        try (var _ = store.lock("a run")) {
            assertThat(store.sweep()).isEmpty();
        }
        assertThat(bad.folder().resolve("data.tar.zst")).exists();
        assertThat(store.read().unreadable())
                .singleElement()
                .satisfies(found -> assertThat(found.reason())
                        .endsWith("was written in layout 3; this program reads" + " layouts up to 2"));
    }

    /// Every place of the manifest, as a JSON pointer, inner ones included.
    private List<String> places() throws IOException {
        var places = new ArrayList<String>();
        collect("", JSON.readTree(SampleSet.whole(bad)), places);
        return places;
    }

    private static void collect(String place, JsonNode node, List<String> places) {
        if (!place.isEmpty()) {
            places.add(place);
        }
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> collect(place + "/" + name, object.get(name), places));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(place + "/" + i, array.get(i), places);
            }
        }
    }

    private static void replace(ObjectNode tree, String place, JsonNode value) {
        var slash = place.lastIndexOf('/');
        var last = place.substring(slash + 1);
        switch (tree.at(place.substring(0, slash))) {
            case ArrayNode array -> array.set(Integer.parseInt(last), value);
            case ObjectNode object -> object.set(last, value);
            case JsonNode other -> throw new IllegalStateException(other.toString());
        }
    }
}
