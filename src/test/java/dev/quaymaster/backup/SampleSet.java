package dev.quaymaster.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quaymaster.backup.archive.ArchiveWriter;
import dev.quaymaster.backup.archive.ManifestChecksum;
import dev.quaymaster.backup.archive.Tars;
import dev.quaymaster.backup.run.RestoreText;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.backup.store.RecordJson;
import dev.quaymaster.files.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A small real set: the volume `data` with two files, the database `db` as a dump, a compose file.
public final class SampleSet {

    private static final String DUMP = """
            CREATE ROLE shop;
            \\connect shop
            CREATE TABLE public.orders (id int);
            COPY public.orders (id) FROM stdin;
            1
            \\.
            -- PostgreSQL database cluster dump complete
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleSet() {}

    /// Writes it into a store.
    public static BackupSet commit(BackupStore store, String id) throws IOException {
        var moment = Instant.parse("2026-11-20T02:00:00Z");
        try (var draft = store.begin(id)) {
            var folder = draft.folder();
            var compose = "services: {}\n".getBytes(UTF_8);
            Files.createDirectory(folder.resolve("compose"));
            Files.write(folder.resolve("compose/compose.yaml"), compose);
            Files.writeString(folder.resolve("db.env"), "POSTGRES_USER=shop\n");
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    new SetInfo(
                            id,
                            SetKind.MANUAL,
                            Optional.of("web"),
                            moment,
                            moment.plusSeconds(4),
                            "Quaymaster test",
                            "20.10",
                            Optional.of(new SetOrigin("machine", "engine", Optional.empty()))),
                    List.of(data(folder), database(folder)),
                    List.of(new SavedFile(
                            "compose/compose.yaml", "/stacks/compose.yaml", compose.length, Sha256.hex(compose))),
                    List.of(new SavedImage("db", "postgres:17", "sha256:1", List.of("x"))),
                    new TreeMap<>(),
                    List.of(new NotSaved(NotSaved.Kind.WRITABLE_BIND, "/srv", "it is a bind")),
                    List.of("a warning"));
            Files.writeString(folder.resolve(RestoreText.FILE_NAME), RestoreText.of(draft.withChecksums(manifest)));
            return draft.commit(manifest);
        }
    }

    private static SavedVolume data(Path folder) throws IOException {
        var tar = Tars.tar(Tars.file("./a", "hello"), Tars.file("./b", "world"));
        var saved = new ArchiveWriter(folder).tar("data", new ByteArrayInputStream(tar), _ -> {});
        return new SavedVolume(
                VolumeOrigin.of("data", "local", Map.of(), Map.of("com.example", "x")),
                Consistency.PAUSE,
                saved.archive(),
                Optional.empty(),
                List.of("web-app-1"),
                120);
    }

    private static SavedVolume database(Path folder) throws IOException {
        var saved = new ArchiveWriter(folder).dump("db", out -> out.write(DUMP.getBytes(UTF_8)), _ -> {});
        return new SavedVolume(
                VolumeOrigin.of("db", "local", Map.of(), Map.of()),
                Consistency.DUMP,
                saved.archive(),
                Optional.of(new SavedDatabase(
                        "postgres:17",
                        "sha256:1",
                        "shop",
                        "/var/lib/postgresql/data",
                        Optional.of("999"),
                        "db.env",
                        saved.content().databases())),
                List.of(),
                0);
    }

    /// Changes the manifest of a set and gives it the checksum that fits.
    public static void changeManifest(BackupSet set, Consumer<ObjectNode> change) throws IOException {
        var tree = (ObjectNode) JSON.readTree(whole(set));
        change.accept(tree);
        writeManifest(set, JSON.writeValueAsString(tree));
    }

    /// Replaces the text of the manifest of a set and gives it the checksum that fits.
    public static void writeManifest(BackupSet set, String text) throws IOException {
        var content = text.getBytes(UTF_8);
        Files.write(set.folder().resolve(Manifest.FILE_NAME), content);
        Files.write(set.folder().resolve(Manifest.CHECKSUM_FILE_NAME), ManifestChecksum.line(content));
    }

    /// The manifest as it was written.
    public static String whole(BackupSet set) throws IOException {
        return new String(RecordJson.document(set.manifest()), UTF_8);
    }

    /// Puts a text at a place of a tree; into an object it becomes a key.
    public static void put(ObjectNode tree, String place, String text) {
        var slash = place.lastIndexOf('/');
        JsonNode parent = tree.at(place.substring(0, slash));
        var last = place.substring(slash + 1);
        if (tree.at(place) instanceof ObjectNode object) {
            object.put(text, "ab".repeat(32));
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), text);
        } else {
            ((ObjectNode) parent).put(last, text);
        }
    }
}
