package dev.quaymaster.ui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.stack.Request;
import dev.quaymaster.ui.editor.LoadedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is known of a stack whose file is broken while it is open.
class StackPictureTest {

    private static final String GOOD = """
            name: harbour
            services:
              web: {image: "caddy:2"}
            """;

    @TempDir
    private Path folder;

    @Test
    void aBrokenFileLeavesTheStackItsNameAndItsDrawing() throws IOException {
        var good = read(GOOD);
        var broken = read("name: [harbour").after(good);

        assertThat(broken.broken()).isTrue();
        assertThat(broken.words()).isEqualTo("1 problem in the file");
        assertThat(broken.name()).isEqualTo("harbour");
        assertThat(broken.diagram()).isEqualTo(good.diagram()).isPresent();
    }

    @Test
    void whatTheFileSaysCountsAgainOnceItIsMended() throws IOException {
        var broken = read("name: [harbour").after(read(GOOD));
        var mended = read(GOOD.replace("harbour", "quay")).after(broken);

        assertThat(mended.broken()).isFalse();
        assertThat(mended.name()).isEqualTo("quay");
    }

    @Test
    void theCommandForABrokenFileFindsTheStackByName() throws IOException {
        var good = read(GOOD);
        var broken = read("name: [harbour").after(good);
        var stop = new Request.Stop(List.of(), Optional.empty());

        assertThat(broken.command(stop)).isEqualTo("docker compose -p harbour stop");
        assertThat(good.command(stop)).contains(" -f ").endsWith(" stop");
    }

    @Test
    void aFileThatCouldNeverBeReadHasTheNameOfItsFolder() throws IOException {
        assertThat(read("name: [harbour").name()).isEqualTo(folder.getFileName().toString());
    }

    private StackPicture read(String text) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), text);
        return StackPicture.of(folder, LoadedStack.load(folder, Map.of(), Map.of()));
    }
}
