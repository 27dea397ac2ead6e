package dev.quaymaster.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.schedule.LabelPlans;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSubjectTest {

    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine();
    private Path file;

    @BeforeEach
    void writeTheStack() throws IOException {
        engine.createVolume(VolumeSpec.of("shop_db", Map.of()));
        file = Files.writeString(folder.resolve("compose.yaml"), """
                        name: shop
                        services:
                          db:
                            image: postgres
                            labels: {backup.enable: "true"}
                            volumes: ["db:/data", "./uploads:/uploads", "./conf:/conf:ro"]
                        volumes:
                          db: {}
                        """);
    }

    /// A plan of the same stack that was made by hand named them, and counted as a part.
    @Test
    void aPlanFromLabelsNamesTheFoldersOfItsStackAsAWholeStackDoes() {
        var project = ProjectLoader.load(ComposeFiles.find(folder, Map.of())).project();
        var plan = LabelPlans.of(project.orElseThrow(), ZoneOffset.UTC, folder.resolve("sets"))
                .plans()
                .getFirst();

        var ofLabels = EngineSubject.look(engine, BackupRequest.of(plan, SetKind.SCHEDULED));
        var ofStack =
                EngineSubject.look(engine, BackupRequest.stack("shop", store()).withComposeFiles(List.of(file)));

        assertThat(ofLabels.volumes()).extracting(Volume::name).containsExactly("shop_db");
        assertThat(ofLabels.notSaved())
                .isEqualTo(ofStack.notSaved())
                .extracting(missing -> missing.kind() + " " + missing.what())
                .containsExactly(
                        "READ_ONLY_BIND " + folder.resolve("conf"), "WRITABLE_BIND " + folder.resolve("uploads"));
    }

    @Test
    void aVolumeAloneHasNoFolders() {
        assertThat(EngineSubject.look(engine, BackupRequest.volume("shop_db", store()))
                        .notSaved())
                .isEmpty();
    }

    private BackupStore store() {
        return new BackupStore(folder.resolve("sets"));
    }
}
