package dev.quaymaster.volume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

    private static final VolumePath FOLDER = VolumePath.parse("conf");

    @Test
    void readsFilesFoldersAndLinksOfGnuTools() throws IOException {
        var entries = entries("""
                        41ed 0 0 4096 1700000000 .//.
                        81a4 999 998 29 1700000001 ./a//./a
                        a1ff 0 0 11 1700000002 ./l//./l -> /etc/passwd
                        /ok
                        """);
        assertThat(entries)
                .extracting(entry -> entry.path() + " " + entry.permissions() + " " + entry.size())
                .containsExactly("conf drwxr-xr-x 4096", "conf/a -rw-r--r-- 29", "conf/l lrwxrwxrwx 11");
        assertThat(entries.get(1).owner()).isEqualTo(new VolumeEntry.Owner(999, 998, ""));
        assertThat(entries.get(1).modified()).isEqualTo(Instant.ofEpochSecond(1700000001));
        assertThat(entries.get(2).linkTarget()).contains("/etc/passwd");
    }

    @Test
    void readsTheQuotesOfBusybox() throws IOException {
        var entries = entries("""
                        81a4 0 0 0 -5 ./it's//'./it's'
                        a1ff 0 0 5 0 ./l//'./l' -> 'a' 'b'
                        /ok
                        """);
        assertThat(entries).extracting(VolumeEntry::name).containsExactly("it's", "l");
        assertThat(entries.getFirst().modified()).isEqualTo(Instant.ofEpochSecond(-5));
        assertThat(entries.getLast().linkTarget()).contains("a' 'b");
    }

    @Test
    void aNameThatLooksLikeRecordsIsOneName() throws IOException {
        var name = "x -> y\n/ok\n81a4 0 0 0 0 .".replace('/', '|');
        var entries = entries("a1ff 0 0 4 0 ./" + name + "//./" + name + " -> /ok\n\n/ok\n");
        assertThat(entries).extracting(VolumeEntry::name).containsExactly(name);
        assertThat(entries.getFirst().linkTarget()).contains("/ok\n");
    }

    @Test
    void whatIsMissingAndWhatLeadsOutAreToldInWords() {
        assertThatThrownBy(() -> entries("/missing\n"))
                .isInstanceOf(VolumeException.class)
                .hasMessage("/conf is not there, or is not a folder.");
        assertThatThrownBy(() -> entries("/outside\n")).hasMessage("/conf leads out of the volume.");
        assertThatThrownBy(() -> entries("/fail rm: no space\n")).hasMessage("/conf: rm: no space.");
    }

    @Test
    void anAnswerThatEndsEarlyOrMakesNoSenseIsAFailure() {
        assertThatThrownBy(() -> entries("81a4 0 0")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> entries("sh: not found\n")).isInstanceOf(IOException.class);
    }

    @Test
    void aFileWithTwoNamesCountsOnce() throws IOException {
        var sum = new VolumeMeasure.Sum();
        reader("""
                        1 7 100 ./a/x//
                        2 8 50 ./a/y//
                        2 8 50 ./b/z//
                        1 9 1 ./top//
                        /ok
                        """).readSizes(VolumePath.ROOT, sum);
        assertThat(sum.result()).isEqualTo(new VolumeMeasure(4, 151, Map.of("a", 150L, "top", 1L)));
    }

    private static List<VolumeEntry> entries(String answer) throws IOException {
        var entries = new ArrayList<VolumeEntry>();
        reader(answer).readEntries(FOLDER, entries::add);
        return entries;
    }

    private static RecordReader reader(String answer) {
        return new RecordReader(new ByteArrayInputStream(answer.getBytes(UTF_8)));
    }
}
