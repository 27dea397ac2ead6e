package dev.quaymaster.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumePathTest {

    @Test
    void slashesAtTheEndsAndDoubledOnesMeanNothing() {
        assertThat(VolumePath.parse("/a//b/").names()).containsExactly("a", "b");
        assertThat(VolumePath.parse("/")).isEqualTo(VolumePath.ROOT);
        assertThat(VolumePath.parse("a/b")).hasToString("a/b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/../b", "./a", "a\0b"})
    void noPathLeadsUpOrHoldsWhatIsNoName(String text) {
        assertThatThrownBy(() -> VolumePath.parse(text)).isInstanceOf(VolumeException.class);
    }

    @Test
    void aChildIsANameNotAPath() {
        assertThatThrownBy(() -> VolumePath.ROOT.child("a/b")).hasMessage("'a/b' is not a name of a file or folder.");
    }

    @Test
    void theRootIsItsOwnParent() {
        assertThat(VolumePath.parse("a/b").parent()).isEqualTo(VolumePath.parse("a"));
        assertThat(VolumePath.ROOT.parent()).isEqualTo(VolumePath.ROOT);
        assertThat(VolumePath.parse("a/b").name()).isEqualTo("b");
    }

    @Test
    void aLinkIsFollowedAsLongAsItStaysInTheVolume() {
        var link = VolumePath.parse("etc/conf/link");
        assertThat(link.follow("../hosts")).contains(VolumePath.parse("etc/hosts"));
        assertThat(link.follow("./x//y")).contains(VolumePath.parse("etc/conf/x/y"));
        assertThat(link.follow("../..")).contains(VolumePath.ROOT);
        assertThat(link.follow("../../..")).isEmpty();
        assertThat(link.follow("/etc/hosts")).isEmpty();
    }

    @Test
    void whatIsShownIsReadAgain() {
        var path = VolumePath.ROOT.child("a\u001b[2J").child("b\udcff").child("c\\x41");
        assertThat(path).hasToString("a\\x1B[2J/b\\xFF/c\\x5Cx41");
        assertThat(VolumePath.typed(path.toString())).isEqualTo(path);
        assertThatThrownBy(() -> VolumePath.typed("a\\x2Fb")).hasMessage("'a/b' is not a name of a file or folder.");
        assertThatThrownBy(() -> VolumePath.typed("\\x2E\\x2E")).isInstanceOf(VolumeException.class);
    }

    @Test
    void oddNamesAreNames() {
        var names = List.of("a b", "new\nline", "'", "\"", "-rf", "...", "$(x)", "ü");
        assertThat(new VolumePath(names).names()).isEqualTo(names);
    }
}
