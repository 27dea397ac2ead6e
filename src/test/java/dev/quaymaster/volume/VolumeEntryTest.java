package dev.quaymaster.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeEntryTest {

    @ParameterizedTest
    @CsvSource({
        "FILE, 0644, -rw-r--r--",
        "FOLDER, 0700, drwx------",
        "LINK, 0777, lrwxrwxrwx",
        "FILE, 4755, -rwsr-xr-x",
        "FILE, 6644, -rwSr-Sr--",
        "FOLDER, 1777, drwxrwxrwt",
        "OTHER, 0000, ?---------"
    })
    void permissionsReadAsInLs(VolumeEntry.Kind kind, String octal, String expected) {
        assertThat(entry(kind, Integer.parseInt(octal, 8)).permissions()).isEqualTo(expected);
    }

    @Test
    void onlyFoldersCanBeEntered() {
        assertThat(entry(VolumeEntry.Kind.FOLDER, 0).isFolder()).isTrue();
        assertThat(entry(VolumeEntry.Kind.LINK, 0).isFolder()).isFalse();
    }

    private static VolumeEntry entry(VolumeEntry.Kind kind, int mode) {
        return new VolumeEntry(
                VolumePath.parse("x"), kind, 0, Instant.EPOCH, mode, new VolumeEntry.Owner(0, 0, ""), Optional.empty());
    }
}
