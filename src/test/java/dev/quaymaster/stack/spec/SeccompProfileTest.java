package dev.quaymaster.stack.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeccompProfileTest {

    @TempDir
    private Path folder;

    @Test
    void aProfileIsGivenWithoutTheBlanksBetweenItsTokens() throws IOException {
        assertThat(inlined("{\n  \"a b\": [ 1, 1.50 ],\t\"c\" : true }\n"))
                .isEqualTo("seccomp={\"a b\":[1,1.50],\"c\":true}");
    }

    /// An escaped backslash does not escape the quote after it.
    @Test
    void blanksAfterATextThatEndsInABackslashStay() throws IOException {
        assertThat(inlined("{\"a\\\\\": \"b c\", \"d \\\" e\": \"\\u00e9\"}"))
                .isEqualTo("seccomp={\"a\\\\\":\"b c\",\"d \\\" e\":\"\\u00e9\"}");
    }

    @Test
    void aLongTextIsKept() throws IOException {
        var text = "\"" + "\\n x".repeat(100_000) + "\"";
        assertThat(inlined("[ " + text + " ]")).isEqualTo("seccomp=[" + text + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seccomp=unconfined", "seccomp:builtin", "label=disable", "plain"})
    void whatNamesNoFileStaysAsItIs(String option) {
        assertThat(SeccompProfile.inline(option)).isEqualTo(option);
    }

    private String inlined(String json) throws IOException {
        var file = Files.writeString(folder.resolve("profile.json"), json);
        return SeccompProfile.inline("seccomp=" + file);
    }
}
