package dev.quaymaster.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {

    @Test
    void oneIsInTheSingularAndThousandsAreSetApart() {
        assertThat(Count.words(1, "file")).isEqualTo("1 file");
        assertThat(Count.words(0, "file")).isEqualTo("0 files");
        assertThat(Count.words(1214, "file")).isEqualTo("1\u2009214 files");
        assertThat(Count.words(2, "entry")).isEqualTo("2 entries");
    }
}
