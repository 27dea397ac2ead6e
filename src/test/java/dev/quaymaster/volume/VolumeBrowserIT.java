package dev.quaymaster.volume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.volume.HelperContainers.Access;
import dev.quaymaster.volume.Uploaded.Existing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Browses volumes of the real engine.
class VolumeBrowserIT {

    private static final String ODD = """
            cd /data
            mkdir 'a folder'
            printf text > 'a folder/it'"'"'s "quoted"'
            printf x > "$(printf 'new\\nline')"
            printf x > "$(printf 'byte\\377')"
            printf x > ' -rf'
            printf x > '$(reboot)'
            ln -s "$(printf '/etc/x -> y\\n/ok')" link
            ln -s 'a folder' inside
            ln -s /etc outside
            mkfifo pipe
            printf run > run; chown 1000:50 run; chmod 4750 run
            touch -d 2001-02-03T04:05:06Z run
            """;

    @TempDir
    private Path local;

    private final VolumeLab lab = new VolumeLab();

    @AfterEach
    void clean() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {VolumeLab.DEBIAN, VolumeLab.BUSYBOX})
    void oddNamesLinksAndModesAreSeenAsTheyAre(String image) {
        var volume = lab.volume();
        lab.run(volume, ODD);
        lab.container(volume, image, "sh");
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            assertThat(helpers(volume)).extracting(Container::image).isNotEmpty();
            assertThat(browser.list(VolumePath.ROOT))
                    .extracting(entry -> printable(entry.name()) + "|" + entry.permissions())
                    .containsExactlyInAnyOrder(
                            "a folder|drwxr-xr-x",
                            "new\nline|-rw-r--r--",
                            "byte<dcff>|-rw-r--r--",
                            " -rf|-rw-r--r--",
                            "$(reboot)|-rw-r--r--",
                            "link|lrwxrwxrwx",
                            "inside|lrwxrwxrwx",
                            "outside|lrwxrwxrwx",
                            "pipe|?rw-r--r--",
                            "run|-rwsr-x---");
            assertThat(browser.entry(VolumePath.parse("link")).linkTarget()).contains("/etc/x -> y\n/ok");
            var run = browser.entry(VolumePath.parse("run"));
            assertThat(run.owner().uid()).isEqualTo(1000);
            assertThat(run.owner().gid()).isEqualTo(50);
            assertThat(run.modified()).isEqualTo("2001-02-03T04:05:06Z");
            assertThat(browser.list(VolumePath.parse("inside")))
                    .extracting(VolumeEntry::name)
                    .containsExactly("it's \"quoted\"");
            assertThatThrownBy(() -> browser.list(VolumePath.parse("outside")))
                    .hasMessage("/outside leads out of the volume.");
            assertThat(browser.read(VolumePath.parse("a folder/it's \"quoted\""), 100))
                    .asString()
                    .isEqualTo("text");
        }
        assertGone(volume);
    }

    @Test
    void aThousandEntriesComeInOneListing() {
        var volume = lab.volume();
        lab.run(volume, "cd /data; seq -f 'file-%04g.txt' 1 1000 | xargs touch");
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            assertThat(browser.list(VolumePath.ROOT)).hasSize(1000);
            var begin = System.nanoTime();
            for (var i = 0; i < 20; i++) {
                browser.list(VolumePath.ROOT);
            }
            System.out.println("1,000 entries in "
                    + Duration.ofNanos((System.nanoTime() - begin) / 20).toMillis()
                    + " ms");
        }
    }

    @Test
    void aVolumeInUseIsChangedOnlyWhenThatIsAllowed() throws IOException {
        var volume = lab.volume();
        lab.running(volume, VolumeLab.DEBIAN);
        var file = Files.writeString(local.resolve("new.txt"), "hello");
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            assertThatThrownBy(() -> browser.upload(file, VolumePath.ROOT, Existing.KEPT, _ -> {}))
                    .isInstanceOf(VolumeException.class)
                    .hasMessageContaining("is running on volume " + volume);
            assertThat(browser.list(VolumePath.ROOT)).isEmpty();
            browser.allowEditing();
            browser.upload(file, VolumePath.ROOT, Existing.KEPT, _ -> {});
            assertThat(browser.read(VolumePath.parse("new.txt"), 10)).asString().isEqualTo("hello");
        }
        assertGone(volume);
    }

    @Test
    void whatIsUploadedBelongsToItsFolderAndComesBackTheSame() throws IOException {
        var volume = lab.volume();
        lab.run(
                volume,
                "mkdir /data/box; chown 70:71 /data/box; printf old > /data/box/conf;"
                        + " chmod 600 /data/box/conf; chown 9:9 /data/box/conf");
        var bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);
        var big = Files.write(local.resolve("größe 'x'.bin"), bytes);
        var conf = Files.writeString(local.resolve("conf"), "new");
        var box = VolumePath.parse("box");
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            browser.upload(big, box, Existing.KEPT, _ -> {});
            browser.upload(conf, box, Existing.REPLACED, _ -> {});
            browser.makeFolder(box.child("sub"));
            assertThat(browser.list(box))
                    .extracting(
                            entry -> entry.name() + " " + entry.permissions() + " " + entry.uid() + ":" + entry.gid())
                    .containsExactly("conf -rw------- 9:9", "größe 'x'.bin -rw-r--r-- 70:71", "sub drwxr-xr-x 70:71");
            var there = local.resolve("back.bin");
            browser.download(box.child("größe 'x'.bin"), there, _ -> {});
            assertThat(there).hasBinaryContent(bytes);
            var folder = local.resolve("folder");
            var unpacked = browser.download(box, folder, _ -> {});
            assertThat(unpacked.files()).isEqualTo(2);
            assertThat(folder.resolve("conf")).hasContent("new");
            browser.delete(box);
            assertThat(browser.list(VolumePath.ROOT)).isEmpty();
        }
        assertThat(local).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFileThatChangesWhileItIsReadIsToldAndNotThere() throws IOException {
        var volume = lab.volume();
        var source = Files.createDirectory(local.resolve("src"));
        var grows = Files.write(source.resolve("grows"), new byte[1_000_000]);
        var shrinks = Files.write(source.resolve("shrinks"), new byte[1_000_000]);
        var vanishes = Files.write(source.resolve("vanishes"), new byte[100_000]);
        Files.writeString(source.resolve("zz"), "stays");
        var changes = List.<IoAction>of(
                () -> Files.write(grows, new byte[1], StandardOpenOption.APPEND),
                () -> Files.write(shrinks, new byte[70_000]),
                () -> Files.delete(vanishes));
        var waiting = changes.iterator();
        var last = new AtomicLong(Long.MAX_VALUE);
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            var uploaded = browser.put(source, VolumePath.parse("src"), Existing.KEPT, bytes -> {
                // what failed is not counted, so the next file begins anew
                if (last.getAndSet(bytes) > bytes && waiting.hasNext()) {
                    waiting.next().runUnchecked();
                }
            });
            assertThat(uploaded.leftOut())
                    .extracting(left -> left.file() + " " + left.reason())
                    .containsExactly(grows + " CHANGED", shrinks + " CHANGED", vanishes + " GONE");
            assertThat(browser.list(VolumePath.parse("src")))
                    .extracting(VolumeEntry::name)
                    .containsExactly("zz");
        }
        assertGone(volume);
    }

    /// Something with files that may fail.
    private interface IoAction {
        void run() throws IOException;

        default void runUnchecked() {
            try {
                run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void withoutAnyShellFilesAreStillSeenReadAndUploaded() throws IOException {
        var volume = lab.volume();
        lab.run(volume, "cd /data; mkdir -p a/b; printf deep > a/b/c; ln -s a/b/c link; chown 7 a");
        var helpers = new HelperContainers(lab.engine());
        var helper = new ArchiveHelper(lab.engine(), helpers.createIdle(volume, Access.READ_WRITE));
        try (helper) {
            assertThat(helper.list(VolumePath.ROOT).entries())
                    .extracting(entry -> entry.name() + " " + entry.permissions())
                    .containsExactly("a drwxr-xr-x", "link lrwxrwxrwx");
            var a = helper.list(VolumePath.parse("a"));
            assertThat(a.folder().uid()).isEqualTo(lab.engine().info().keepsOwners() ? 7 : 0);
            assertThat(a.entries()).extracting(VolumeEntry::name).containsExactly("b");
            assertThat(helper.measure(VolumePath.ROOT).bytes()).isEqualTo(4);
            var file = Files.writeString(local.resolve("up"), "up");
            new VolumeWriting(lab.engine(), volume, helper).upload(file, a, Existing.KEPT, _ -> {});
            var reading = new VolumeReading(helpers, volume, () -> helper);
            assertThat(reading.start(VolumePath.parse("a/up"), 9)).asString().isEqualTo("up");
            assertThatThrownBy(helper::empty)
                    .isInstanceOf(VolumeException.class)
                    .hasMessageContaining("no image on this engine has a shell");
        }
        assertGone(volume);
    }

    @Test
    void anotherImageIsTakenWhenTheUsersImageHasNoShell() {
        var volume = lab.volume();
        lab.run(volume, "printf x > /data/here");
        lab.container(volume, lab.emptyImage(), "/none");
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            assertThat(browser.list(VolumePath.ROOT))
                    .extracting(VolumeEntry::name)
                    .containsExactly("here");
        }
    }

    @Test
    void ownersAreCalledAsTheServicesImageCallsThem() {
        var volume = lab.volume();
        lab.run(volume, "printf x > /data/mail; chown 8:8 /data/mail");
        lab.container(volume, VolumeLab.DEBIAN, "sh");
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            assertThat(browser.entry(VolumePath.parse("mail")).owner()).hasToString("mail 8");
        }
    }

    @Test
    void aHelperThatWasKilledIsReplaced() {
        var volume = lab.volume();
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            helpers(volume).forEach(helper -> lab.engine().kill(helper.id(), "SIGKILL"));
            assertThat(browser.list(VolumePath.ROOT)).isEmpty();
        }
    }

    @Test
    void whoeverIsInterruptedLeavesTheHelperInOrder() throws InterruptedException {
        var volume = lab.volume();
        lab.run(volume, "cd /data; seq -f 'file-%04g.txt' 1 1000 | xargs touch");
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            var before = helpers(volume).getFirst().id();
            for (var i = 0; i < 20; i++) {
                var impatient = Thread.ofVirtual()
                        .unstarted(() -> assertThatThrownBy(() -> browser.list(VolumePath.ROOT))
                                .isInstanceOf(EngineException.class));
                impatient.start();
                impatient.interrupt();
                impatient.join();
            }
            assertThat(browser.list(VolumePath.ROOT)).hasSize(1000);
            assertThat(helpers(volume).getFirst().id()).isEqualTo(before);
        }
    }

    @Test
    void aVolumeThatIsNotThereIsNotMade() {
        var name = lab.volume() + "-missing";
        assertThatThrownBy(() -> VolumeBrowser.open(lab.engine(), name))
                .hasMessage("There is no volume " + name + " on this engine.");
        assertThat(lab.engine().volume(name)).isEmpty();
    }

    @Test
    void whatAFolderHoldsIsMeasured() {
        var volume = lab.volume();
        lab.run(
                volume,
                "cd /data; mkdir -p a/b c; printf 12345 > a/b/x; printf 123 > a/y; ln a/y a/z;" + " printf 1 > top");
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            assertThat(browser.measure(VolumePath.ROOT)).isEqualTo(new VolumeMeasure(4, 9, Map.of("a", 8L, "top", 1L)));
        }
    }

    /// A lone surrogate breaks the test's report.
    private static String printable(String name) {
        return name.replace("\udcff", "<dcff>");
    }

    private List<Container> helpers(String volume) {
        return lab.engine().containers(LabelFilter.equal(HelperContainers.LABEL + ".volume", volume));
    }

    private void assertGone(String volume) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(helpers(volume)).isEmpty());
    }

    @Test
    void onlyTheVolumeIsMountedAndNothingCanBeGained() throws IOException {
        var volume = lab.volume();
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            var helper = helpers(volume).getFirst();
            assertThat(helper.mounts())
                    .singleElement()
                    .satisfies(mount -> assertThat(mount.readOnly()).isTrue());
            assertThat(helper.networks()).isSubsetOf("none");
            assertThat(browser.volume()).isEqualTo(volume);
            var out = new ByteArrayOutputStream();
            lab.engine()
                    .exec(
                            helper.id(),
                            ExecSpec.of("sh", "-c", "touch /x /volume/x; grep CapEff /proc/1/status"),
                            out,
                            out);
            assertThat(out.toString(UTF_8))
                    .containsSubsequence("/x", "Read-only", "/volume/x", "Read-only")
                    .contains("0000000000000004");
        }
    }
}
