package dev.quaymaster.compose.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndentTest {

    @Test
    void theNextLineGoesOnWhereItsMappingIs() {
        assertThat(Indent.after("    image: nginx")).isEqualTo("    ");
        assertThat(Indent.after("      - type: bind")).isEqualTo("        ");
        assertThat(Indent.after("      - data:/data")).isEqualTo("      ");
        assertThat(Indent.after("")).isEmpty();
        assertThat(Indent.after("   ")).isEqualTo("   ");
    }

    @Test
    void afterAKeyWithoutValueItGoesDeeper() {
        assertThat(Indent.after("services:")).isEqualTo("  ");
        assertThat(Indent.after("  web: # the front")).isEqualTo("    ");
        assertThat(Indent.after("    content: |")).isEqualTo("      ");
    }
}
