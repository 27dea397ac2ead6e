package dev.quaymaster.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.stack.spec.GrantedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class FilesAsTarTest {

    @Test
    void writesWhatAnyTarReads() throws IOException {
        var deep = "/run/" + "folder/".repeat(15) + "secret";
        var tar = FilesAsTar.of(
                List.of(new GrantedFile("/run/secrets/key", "ü1", 5, 6, 0400), new GrantedFile(deep, "x", 0, 0, 0444)));

        try (var in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            var first = in.getNextEntry();
            assertThat(first.getName()).isEqualTo("run/secrets/key");
            assertThat(first.getMode() & 0777).isEqualTo(0400);
            assertThat(first.getLongUserId()).isEqualTo(5);
            assertThat(first.getLongGroupId()).isEqualTo(6);
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ü1");
            assertThat(in.getNextEntry().getName()).isEqualTo(deep.substring(1));
            assertThat(in.readAllBytes()).hasSize(1);
        }
    }
}
