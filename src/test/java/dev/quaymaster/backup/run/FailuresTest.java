package dev.quaymaster.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {

    @TempDir
    Path folder;

    @Test
    void aFullDiskIsToldWithoutAnAmountThatIsNotKnown() {
        var full = new IOException("No space left on device");
        assertThat(RunFailures.of(full, "The safety copy", folder, 0))
                .hasMessageContaining(" free. Nothing half-written was kept.")
                .hasMessageNotContaining("up to");
        assertThat(RunFailures.of(full, "The safety copy", folder, 2048))
                .hasMessageContaining("the copy takes up to 2.0 KiB");
    }
}
