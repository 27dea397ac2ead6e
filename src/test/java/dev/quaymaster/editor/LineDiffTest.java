package dev.quaymaster.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    private static String told(LineDiff diff) {
        return diff.lines().stream()
                .map(line -> switch (line.kind()) {
                            case KEPT -> line.before() + "/" + line.after() + " ";
                            case REMOVED -> line.before() + "- ";
                            case ADDED -> line.after() + "+ ";
                            case GAP -> "";
                        }
                        + line.text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void linesAreKeptRemovedAndAddedWithTheirNumbers() {
        var diff = LineDiff.of(List.of("a", "b", "c", "d"), List.of("a", "x", "y", "c", "d", "e"));
        assertThat(told(diff)).isEqualTo("1/1 a\n2- b\n2+ x\n3+ y\n3/4 c\n4/5 d\n6+ e");
        assertThat(diff.added()).isEqualTo(3);
        assertThat(diff.removed()).isEqualTo(1);
    }

    @Test
    void theSameTextHasNoDifference() {
        assertThat(LineDiff.of(List.of("a", "b"), List.of("a", "b")).isEmpty()).isTrue();
    }

    @Test
    void farFromAChangeLinesAreLeftOut() {
        var before = IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList();
        var after =
                before.stream().map(line -> line.equals("10") ? "ten" : line).toList();
        assertThat(told(LineDiff.of(before, after).around(2)))
                .isEqualTo("⋯\n8/8 8\n9/9 9\n10- 10\n10+ ten\n11/11 11\n12/12 12\n⋯");
    }
}
