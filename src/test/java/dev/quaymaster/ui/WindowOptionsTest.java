package dev.quaymaster.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowOptionsTest {

    @Test
    void aPictureOfAScreenIsAskedForInWords() {
        var options = WindowOptions.parse(List.of("--snapshot=a.png", "--size", "1024x700", "--screen", "stacks/shop"));

        assertThat(options.snapshot()).contains(Path.of("a.png").toAbsolutePath());
        assertThat(options.width()).isEqualTo(1024);
        assertThat(options.screen()).isEqualTo("stacks/shop");
    }

    @Test
    void whatTheWindowDoesNotKnowIsRefusedAndNotTakenForAFile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowOptions.parse(List.of("-p", "shop", "--snapshot", "a.png")))
                .withMessageStartingWith("Unknown option -p");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowOptions.parse(List.of("nowhere.yaml", "--snapshot", "a.png")))
                .withMessageMatching("There is no file .*nowhere\\.yaml");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowOptions.parse(List.of("--screen", "nope")))
                .withMessage(
                        "There is no screen nope; there are stacks, volumes, backups, engines, activity, settings");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowOptions.parse(List.of("--snapshot", "a.txt")))
                .withMessageContaining("has to end in .png");
    }
}
