package dev.quaymaster.backup.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/// Names what differs between two tars.
class ContentDifferencesTest {

    private static final String CAPABILITIES = "SCHILY.xattr.security.capability";

    @Test
    void everyKindOfDifferenceIsNamedWithItsPath() throws IOException {
        var saved = tar(
                file("same", "x", _ -> {}),
                file("wider", "x", entry -> entry.setMode(0100600)),
                file("owner", "x", entry -> entry.setIds(1, 2)),
                file("text", "old", _ -> {}),
                file("gone", "x", _ -> {}));
        var found = tar(
                file("same", "x", _ -> {}),
                file("wider", "x", entry -> entry.setMode(0100644)),
                file("owner", "x", entry -> entry.setIds(0, 2)),
                file("text", "new", _ -> {}),
                file("more", "x", _ -> {}));
        assertThat(ContentDifferences.between(saved, found))
                .isEqualTo(new ContentDifferences.Summary(
                        List.of(
                                "wider has mode 644 instead of 600",
                                "owner belongs to 0:2 instead of 1:2",
                                "text has other contents",
                                "more was not saved",
                                "gone is missing"),
                        true));
    }

    @Test
    void aTimeBefore1970ThatWasLostIsNamedAndNothingMore() throws IOException {
        var saved = tar(file("old", "x", entry -> entry.setLastModifiedTime(FileTime.fromMillis(-86400_000))));
        var found = tar(file("old", "x", entry -> entry.setLastModifiedTime(FileTime.fromMillis(0))));
        assertThat(ContentDifferences.between(saved, found))
                .isEqualTo(new ContentDifferences.Summary(List.of("old has another time"), false));
    }

    /// An engine without the right to give them kept nothing from being restored, and said nothing.
    @Test
    void capabilitiesThatAreGoneAreNamedAndOthersAreSerious() throws IOException {
        var before = file("ping", "x", entry -> entry.addPaxHeader(CAPABILITIES, "one"));

        assertThat(ContentDifferences.between(tar(before), tar(file("ping", "x", _ -> {}))))
                .isEqualTo(new ContentDifferences.Summary(
                        List.of("ping lost its capabilities, which this engine can't give"), false));
        var other = file("ping", "x", entry -> entry.addPaxHeader(CAPABILITIES, "two"));
        assertThat(ContentDifferences.between(tar(before), tar(other)).serious())
                .isTrue();
    }

    @Test
    void manyAreCounted() throws IOException {
        var saved = new Entry[25];
        var found = new Entry[25];
        for (int i = 0; i < 25; i++) {
            saved[i] = file("f" + i, "old", _ -> {});
            found[i] = file("f" + i, "new", _ -> {});
        }
        assertThat(ContentDifferences.between(tar(saved), tar(found)).lines())
                .hasSize(21)
                .last()
                .isEqualTo("and 5 more");
    }

    private record Entry(TarArchiveEntry header, String content) {}

    private static Entry file(String name, String text, Consumer<TarArchiveEntry> change) {
        var entry = new TarArchiveEntry("./" + name);
        entry.setSize(text.getBytes(UTF_8).length);
        entry.setLastModifiedTime(FileTime.fromMillis(1_000_000_000_000L));
        change.accept(entry);
        return new Entry(entry, text);
    }

    private static ByteArrayInputStream tar(Entry... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, UTF_8.name())) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
            for (var entry : entries) {
                tar.putArchiveEntry(entry.header());
                tar.write(entry.content().getBytes(UTF_8));
                tar.closeArchiveEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
