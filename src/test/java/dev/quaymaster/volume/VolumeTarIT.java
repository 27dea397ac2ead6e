package dev.quaymaster.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.LabelFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Moves whole volumes of the real engine.
class VolumeTarIT {

    private static final String DATA = """
            cd /data
            mkdir -p dir/empty; printf one > dir/one; ln dir/one dir/same; ln -s one dir/link
            printf suid > run; chown 70:71 run; chmod 4755 run
            long=$(printf 'n%.0s' $(seq 1 200)); printf x > "$long ü"
            mkfifo pipe; mkdir sticky; chmod 1777 sticky
            touch -h -d 2001-02-03T04:05:06Z dir/one dir/link run
            chmod 0700 .; chown 999:998 .; touch -d 2002-02-03T04:05:06Z .
            """;

    private final VolumeLab lab = new VolumeLab();
    private final VolumeTar tar = new VolumeTar(lab.engine());

    @AfterEach
    void clean() {
        lab.close();
    }

    @Test
    void aVolumeIsTheSameAfterItsContentsWereTakenOutAndPutBack() throws IOException {
        var source = lab.volume();
        var target = lab.volume();
        lab.run(source, DATA);
        lab.run(target, "mkdir -p /data/old/deep; printf x > /data/old/deep/file; touch /data/.hid");
        try (var stream = tar.read(source)) {
            tar.replace(target, stream);
        }
        assertThat(everything(target)).isEqualTo(everything(source));
        assertThat(root(target)).isEqualTo("drwx------ 999:998 2002-02-03T04:05:06Z");
        lab.run(target, "[ /data/dir/one -ef /data/dir/same ]");
    }

    @Test
    void theStreamBeginsWithTheVolumesOwnFolder() throws IOException {
        var source = lab.volume();
        lab.run(source, DATA);
        try (var stream = new TarArchiveInputStream(tar.read(source))) {
            var first = stream.getNextEntry();
            assertThat(first.getName()).isEqualTo("./");
            assertThat(first.getMode() & 07777).isEqualTo(0700);
            assertThat(stream.getNextEntry().getName()).startsWith("./");
        }
    }

    @Test
    void anEmptyVolumeStaysEmpty() throws IOException {
        var source = lab.volume();
        var target = lab.volume();
        byte[] bytes;
        try (var stream = tar.read(source)) {
            bytes = stream.readAllBytes();
        }
        tar.replace(target, new ByteArrayInputStream(bytes));
        assertThat(everything(target)).isEmpty();
    }

    @Test
    void noHelperStaysBehind() throws IOException {
        var source = lab.volume();
        tar.read(source).close();
        tar.empty(source);
        assertThat(VolumeUsage.users(lab.engine(), source)).isEmpty();
        assertThat(lab.engine().containers(LabelFilter.equal(HelperContainers.LABEL + ".volume", source)))
                .isEmpty();
    }

    private List<String> everything(String volume) {
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            return below(browser, VolumePath.ROOT);
        }
    }

    private static List<String> below(VolumeBrowser browser, VolumePath folder) {
        return browser.list(folder).stream()
                .flatMap(entry -> Stream.concat(
                        Stream.of(entry.path() + " " + facts(entry)),
                        entry.isFolder()
                                ? below(browser, entry.path()).stream()
                                : Stream.of(
                                        entry.size() + " " + entry.linkTarget().orElse(""))))
                .toList();
    }

    private String root(String volume) {
        try (var browser = VolumeBrowser.open(lab.engine(), volume)) {
            return facts(browser.entry(VolumePath.ROOT));
        }
    }

    private static String facts(VolumeEntry entry) {
        return entry.permissions() + " " + entry.uid() + ":" + entry.gid() + " " + entry.modified();
    }
}
