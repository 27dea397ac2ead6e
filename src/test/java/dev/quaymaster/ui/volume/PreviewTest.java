package dev.quaymaster.ui.volume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.volume.VolumePath;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PreviewTest {

    @Test
    void textIsShownAndItsCutEndIsBornWith() {
        var text = "größe".getBytes(UTF_8);
        assertThat(Preview.of(file("a.conf", text.length), text)).isEqualTo(new Preview.Text("größe", true));
        assertThat(Preview.of(file("a.conf", 7), Arrays.copyOf(text, 4))).isEqualTo(new Preview.Text("grö", false));
        assertThat(Preview.of(file("a.conf", 7), Arrays.copyOf(text, 3))).isEqualTo(new Preview.Text("gr", false));
    }

    @Test
    void whatIsNoTextIsNotShownAsText() {
        assertThat(Preview.of(file("base", 3), new byte[] {'a', 0, 'b'})).isInstanceOf(Preview.Nothing.class);
        assertThat(Preview.of(file("base", 2), new byte[] {(byte) 0xFF, 'b'})).isInstanceOf(Preview.Nothing.class);
    }

    @Test
    void picturesAreToldByTheirNames() {
        assertThat(Preview.of(file("Logo.PNG", 3), new byte[] {1, 2, 3})).isInstanceOf(Preview.Picture.class);
        assertThat(Preview.withoutReading(file("huge.png", 1L << 40)))
                .contains(new Preview.Nothing("The picture is too large to show here. Download it."));
    }

    @Test
    void foldersLinksAndEmptyFilesNeedNoReading() {
        assertThat(Preview.withoutReading(file("a", 0))).contains(new Preview.Nothing("The file is empty."));
        assertThat(Preview.withoutReading(entry("a", VolumeEntry.Kind.LINK, 3, "b/c")))
                .contains(new Preview.Nothing("A link to b/c"));
        assertThat(Preview.withoutReading(file("a", 1))).isEmpty();
    }

    @Test
    void namesThatNoScreenCanShowAreWrittenOut() {
        var row = new FileRow(file("a\nb\udcffc", 1), OptionalLong.of(1));
        assertThat(row.name()).isEqualTo("a\\x0Ab\\xFFc");
        assertThat(row.sizeText()).isEqualTo("1 B");
        assertThat(new FileRow(file("a", 1), OptionalLong.empty()).sizeText()).isEqualTo("—");
    }

    private static VolumeEntry file(String name, long size) {
        return entry(name, VolumeEntry.Kind.FILE, size, "");
    }

    private static VolumeEntry entry(String name, VolumeEntry.Kind kind, long size, String target) {
        return new VolumeEntry(
                VolumePath.ROOT.child(name),
                kind,
                size,
                Instant.EPOCH,
                0644,
                new VolumeEntry.Owner(0, 0, ""),
                target.isEmpty() ? Optional.empty() : Optional.of(target));
    }
}
