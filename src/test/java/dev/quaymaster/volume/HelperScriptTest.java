package dev.quaymaster.volume;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.volume.name.LocalName;
import dev.quaymaster.volume.name.NameBytes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs the helper's loop in this machine's own shell, on a folder instead of a volume.
@EnabledOnOs(OS.LINUX)
class HelperScriptTest {

    @TempDir
    private Path folder;

    @Test
    void oddNamesComeBackAsTheyAre() throws IOException {
        var names = List.of("a b", "new\nline", "it's", "\"", "-rf", "x -> y", "$(id)", "tail\n");
        for (var name : names) {
            Files.createFile(folder.resolve(name));
        }
        Files.createSymbolicLink(folder.resolve("link"), Path.of("to\n/ok\nx"));
        var entries = list(VolumePath.ROOT);
        assertThat(entries).extracting(VolumeEntry::name).containsAll(names);
        assertThat(entries)
                .filteredOn(entry -> "link".equals(entry.name()))
                .singleElement()
                .satisfies(link -> assertThat(link.linkTarget()).contains("to\n/ok\nx"));
    }

    @Test
    void aSurveyTellsOfSocketsHolesAndWhatItCouldNotReach() throws Exception {
        Files.writeString(folder.resolve("plain"), "12345");
        try (var file = new RandomAccessFile(folder.resolve("sparse").toFile(), "rw")) {
            file.setLength(8 << 20);
        }
        var survey = survey(_ -> true);
        assertThat(survey.entries())
                .isEqualTo(new SampledNames(2, survey.entries().first()));
        assertThat(survey.entries().first()).containsExactlyInAnyOrder("/plain", "/sparse");
        assertThat(survey.bytes()).isEqualTo(5 + (8 << 20));
        assertThat(survey.sparse()).isEqualTo(new SampledNames(1, List.of("/sparse")));
        assertThat(survey.holeBytes()).isEqualTo(8 << 20);
        assertThat(survey.problems()).isEmpty();
        assertThat(survey(path -> path.equals("/plain")).bytes()).isEqualTo(5);
    }

    private VolumeSurvey survey(Predicate<String> counted) throws IOException {
        var sum = new VolumeSurvey.Sum(() -> {}, counted);
        return sum.result(answer("survey .").readSurvey(sum));
    }

    @Test
    void anOddFolderIsEntered() throws IOException {
        var odd = "$(touch x)' \\0101\n";
        Files.createDirectories(folder.resolve(odd).resolve("inside"));
        assertThat(list(VolumePath.ROOT.child(odd)))
                .extracting(VolumeEntry::path)
                .contains(VolumePath.ROOT.child(odd).child("inside"));
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void aLinkThatLeadsOutIsNotEntered() throws IOException {
        Files.createSymbolicLink(folder.resolve("out"), Path.of("/"));
        assertThatThrownBy(() -> list(VolumePath.parse("out"))).hasMessage("/out leads out of the volume.");
        assertThatThrownBy(() -> list(VolumePath.parse("nowhere")))
                .hasMessage("/nowhere is not there, or is not a folder.");
    }

    @Test
    void commandsTakeNamesAsData() throws IOException {
        Files.writeString(folder.resolve("-temp"), "new");
        Files.writeString(folder.resolve("old *"), "old");
        Files.writeString(folder.resolve("old 2"), "other");
        var from = NameBytes.toPrintf("-temp");
        var to = NameBytes.toPrintf("old *");
        answer("place . " + from + " " + to).awaitOk(VolumePath.ROOT);
        assertThat(folder.resolve("old *")).hasContent("new");
        answer("remove . " + to).awaitOk(VolumePath.ROOT);
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("old 2"));
        answer("empty .").awaitOk(VolumePath.ROOT);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatWasArrivingWhenTheAskerEndedIsRemoved() throws IOException {
        Files.createDirectory(folder.resolve("in here"));
        var half = Files.writeString(folder.resolve("in here/.half *"), "half");
        var whole = Files.writeString(folder.resolve("in here/whole"), "whole");
        answer("arriving %s %s".formatted(NameBytes.toPrintf("in here"), NameBytes.toPrintf(".half *")))
                .awaitOk(VolumePath.ROOT);
        Awaitility.await().untilAsserted(() -> assertThat(half).doesNotExist());
        assertThat(whole).hasContent("whole");
    }

    @Test
    void linksHoldAnyBytesAndAreNotFollowed() throws IOException {
        var owner = Files.getAttribute(folder, "unix:uid") + ":" + Files.getAttribute(folder, "unix:gid");
        var held = "-rf ../up \n\udcff";
        answer("link . %s %s %s 123456".formatted(NameBytes.toPrintf("-l"), NameBytes.toPrintf(held), owner))
                .awaitOk(VolumePath.ROOT);
        assertThat(Files.getLastModifiedTime(folder.resolve("-l"), LinkOption.NOFOLLOW_LINKS)
                        .toInstant())
                .isEqualTo(Instant.ofEpochSecond(123456));
        assertThat(LocalName.all(Files.readSymbolicLink(folder.resolve("-l")))).isEqualTo(held);
        assertThatThrownBy(() -> answer("link . %s x %s 1".formatted(NameBytes.toPrintf("-l"), owner))
                        .awaitOk(VolumePath.ROOT))
                .hasMessageContaining("exists");
    }

    @Test
    void socketsBelowAreFound() throws IOException {
        var sub = Files.createDirectory(folder.resolve("a b"));
        var room = Files.createTempDirectory(Path.of("/tmp"), "s");
        var socket = room.resolve("s");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.move(socket, sub.resolve("so\nck"));
            var found = new ArrayList<VolumePath>();
            answer("sockets .").readPaths(VolumePath.ROOT, found::add);
            assertThat(found).containsExactly(VolumePath.ROOT.child("a b").child("so\nck"));
        } finally {
            Files.delete(room);
        }
    }

    @Test
    void aFileGetsOneMoreNameInPlaceOfAnother() throws IOException {
        var sub = Files.createDirectories(folder.resolve("a b"));
        Files.writeString(sub.resolve("-n"), "one");
        Files.writeString(folder.resolve("two"), "old");
        Files.createDirectory(folder.resolve("three"));
        var file = NameBytes.toPrintf("a b/-n");
        answer("same . two " + file).awaitOk(VolumePath.ROOT);
        assertThat(Files.isSameFile(folder.resolve("two"), sub.resolve("-n"))).isTrue();
        assertThatThrownBy(() -> answer("same . three " + file).awaitOk(VolumePath.parse("three")))
                .hasMessage("/three: there is a folder of that name.");
    }

    @Test
    void aFailedCommandSaysWhy() throws IOException {
        Files.createDirectory(folder.resolve("there"));
        Files.createFile(folder.resolve("temp"));
        assertThatThrownBy(() -> answer("place . temp there").awaitOk(VolumePath.parse("there")))
                .hasMessage("/there: there is a folder of that name.");
    }

    private List<VolumeEntry> list(VolumePath path) throws IOException {
        var entries = new ArrayList<VolumeEntry>();
        var where = path.isRoot() ? "." : NameBytes.toPrintf(path.raw());
        answer("list " + where).readEntries(path, entries::add);
        return entries;
    }

    private RecordReader answer(String request) throws IOException {
        var script = ShellHelper.SCRIPT.replace("/volume", folder.toRealPath().toString());
        var process = new ProcessBuilder("sh", "-c", script).start();
        try (var in = process.getOutputStream()) {
            in.write((request + "\n").getBytes(US_ASCII));
        }
        var reader = new RecordReader(process.getInputStream());
        reader.awaitReady();
        return reader;
    }
}
