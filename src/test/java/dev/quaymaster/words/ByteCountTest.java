package dev.quaymaster.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ByteCountTest {

    @Test
    void sizesHaveAtMostThreeDigits() {
        assertThat(Stream.of(0L, 3L, 999L, 1000L, 4_800L, 1L << 20, 432_013_312L, 1_288_490_189L)
                        .map(ByteCount::words))
                .containsExactly("0 B", "3 B", "999 B", "1.0 KiB", "4.7 KiB", "1.0 MiB", "412 MiB", "1.2 GiB");
    }
}
