package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.cli.CommandLineRun.Outcome;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A volume can be locked against every action.
class VolumeLockTest {

    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine("busybox");
    private CommandLineRun line;

    @BeforeEach
    void lockAVolume() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), """
                name: shop
                services: {db: {image: busybox, volumes: ["data:/data"]}}
                volumes: {data: }
                """);
        var home = Map.of("QUAYMASTER_HOME", folder.resolve("home").toString());
        line = new CommandLineRun(folder, home, endpoint -> engine);
        assertThat(line.run("up").code()).isZero();
        engine.createVolume(VolumeSpec.of("spare", Map.of()));
        assertThat(line.run("volume", "lock", "shop_data", "spare").out()).isEqualTo("shop_data\nspare\n");
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void downLeavesTheStackAloneRatherThanRemoveALockedVolume() {
        var refused = line.run("down", "--volumes", "--yes");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Volume shop_data is locked, so nothing is removed.");
        assertThat(engine.volume("shop_data")).isPresent();
        assertThat(line.run("ps", "-q").out()).isNotEmpty();
        assertThat(line.run("down").code()).isZero();
    }

    @Test
    void anUpThatWouldReplaceItIsRefused() throws IOException {
        Files.writeString(folder.resolve("compose.override.yaml"), "volumes: {data: {labels: {a: b}}}\n");

        var refused = line.run("up", "--yes");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Volume shop_data is locked, so it was not replaced.");
    }

    @Test
    void itIsNeitherRemovedNorWrittenTo() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "a");

        assertThat(line.run("volume", "rm", "--yes", "spare").err())
                .isEqualTo("Volume spare is locked, so Quaymaster does not remove it. Unlock it"
                        + " first: quaymaster volume unlock spare\n");
        assertThat(line.run("volume", "put", "--yes", "a.txt", "spare:/").err())
                .contains("Volume spare is locked, so Quaymaster does not change it.");
        assertThat(engine.volume("spare")).isPresent();
    }

    /// It was not said that the other one was kept as well.
    @Test
    void whatIsNamedBesideItStaysAndThatIsTold() {
        engine.createVolume(VolumeSpec.of("free", Map.of()));

        var refused = line.run("volume", "rm", "--yes", "free", "spare");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).startsWith("Not removed: free, spare.\nVolume spare is locked,");
        assertThat(engine.volume("free")).isPresent();
        assertThat(line.run("volume", "rm", "--yes", "free", "nowhere").err())
                .startsWith("Not removed: free, nowhere.\nThere is no volume nowhere");
        assertThat(engine.volume("free")).isPresent();
    }

    @Test
    void itIsShownAsLockedUntilItIsUnlocked() {
        assertThat(line.run("volume", "ls").out()).containsPattern("spare .* locked");
        assertThat(line.run("volume", "inspect", "spare").out()).contains("locked    yes");
        assertThat(line.run("volume", "ls", "--json").out()).contains("\"locked\": true");

        assertThat(line.run("volume", "unlock", "spare").out()).isEqualTo("spare\n");
        assertThat(line.run("volume", "ls", "-q").out()).isEqualTo("shop_data\nspare\n");
        assertThat(line.run("volume", "rm", "--yes", "spare").code()).isZero();
        var gone = line.run("volume", "unlock", "spare");
        assertThat(gone.code()).isEqualTo(10);
        assertThat(gone.err()).contains("There is no volume spare on this engine.");
    }

    /// That it is unlocked was told as if there were no such volume.
    @Test
    void whatIsNotLockedIsAsAskedFor() {
        assertThat(line.run("volume", "unlock", "spare").code()).isZero();
        assertThat(line.run("volume", "unlock", "spare"))
                .isEqualTo(new Outcome(0, "", "Volume spare is not locked.\n"));
        assertThat(line.run("volume", "unlock", "spare", "shop_data"))
                .isEqualTo(new Outcome(0, "shop_data\n", "Volume spare is not locked.\n"));
    }

    @Test
    void theLockOfAVolumeThatIsGoneIsRemovedWithoutTheEngine() {
        engine.removeVolume("spare");
        engine.unreachable(true);
        assertThat(line.run("volume", "unlock", "spare")).isEqualTo(new Outcome(0, "spare\n", ""));
    }

    @Test
    void anUnknownNameUnlocksNothing() {
        assertThat(line.run("volume", "unlock", "spare", "nosuch").code()).isEqualTo(10);
        assertThat(line.run("volume", "ls").out()).containsPattern("spare .* locked");
    }

    @Test
    void onlyAVolumeThatIsThereCanBeLocked() {
        assertThat(line.run("volume", "lock", "nosuch").code()).isEqualTo(10);
    }

    @Test
    void aVolumeWithTheDataOfALockedOneIsRefusedAsWell() throws IOException {
        var sameFolder = Map.of("type", "none", "o", "bind", "device", "/srv/books");
        for (var name : List.of("books", "books-again", "shop_books")) {
            engine.createVolume(new VolumeSpec(name, "local", sameFolder, Map.of()));
        }
        Files.writeString(folder.resolve("a.txt"), "a");
        assertThat(line.run("volume", "lock", "books").code()).isZero();

        assertThat(line.run("volume", "ls").out()).containsPattern("books-again .* with books");
        for (var command : List.of(
                List.of("volume", "rm", "--yes", "books-again"),
                List.of("volume", "put", "--yes", "a.txt", "books-again:/"))) {
            var refused = line.run(command.toArray(String[]::new));
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("Volume books-again shows the same data as volume books, which is");
        }
        var twin = line.run("volume", "unlock", "books-again");
        assertThat(twin.code()).isEqualTo(1);
        assertThat(twin.err()).contains("not locked itself, but shows the same data as volume books, which is");
        assertThat(line.run("volume", "unlock", "shop_data").code()).isZero();
        Files.writeString(
                folder.resolve("compose.override.yaml"),
                "services: {db: {volumes: ['books:/b']}}\nvolumes: {books: {external: false}}\n");
        var refused = line.run("down", "--volumes", "--yes");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("Volume shop_books shows the same data as volume books, which is locked, so"
                        + " nothing is removed.");
        assertThat(engine.volume("shop_books")).isPresent();
        assertThat(engine.volume("shop_data")).isPresent();
    }

    @Test
    void aSlipInTheSettingsLocksEveryVolumeAndTheOtherCommandsGoOn() throws IOException {
        var settings = folder.resolve("home/config/settings.yaml");
        Files.writeString(settings, "x: [\n", StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("a.txt"), "a");
        engine.createVolume(VolumeSpec.of("free", Map.of()));

        for (var command : List.of(
                "volume rm --yes spare",
                "volume rm --yes free",
                "volume put --yes a.txt free:/",
                "volume lock free",
                "volume unlock spare",
                "down --volumes --yes",
                "backup rm --yes nosuch")) {
            var refused = line.run(command.split(" "));
            assertThat(refused.code()).as(command).isEqualTo(1);
            assertThat(refused.err())
                    .as(command)
                    .containsOnlyOnce("The settings in " + settings + " can't be read: line ")
                    .endsWith("Nothing was done, as the settings can't be read.\n");
        }
        assertThat(engine.volumes(LabelFilter.all())).hasSize(3);
        assertThat(Files.readString(settings)).endsWith("x: [\n");

        for (var command : List.of("volume ls", "ls", "ps", "up", "up --yes", "restart", "stop", "down")) {
            var read = line.run(command.split(" "));
            assertThat(read.code()).as(command).isZero();
            assertThat(read.err()).as(command).containsOnlyOnce("can't be read: line ");
        }
        assertThat(line.run("volume", "ls").out()).containsPattern("spare .* \\?");
        assertThat(line.run("volume", "ls", "--json").out()).contains("\"locked\": null");
        assertThat(line.run("doctor").out()).contains("BAD  settings: " + settings);
    }
}
