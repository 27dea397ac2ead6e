package dev.quaymaster.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoreRulesTest {

    private static IgnoreRules rules(String... lines) {
        return IgnoreRules.parse(List.of(lines));
    }

    @Test
    void aFolderTakesItsContentWithIt() {
        assertThat(rules("/target/").ignores("target/classes/A.class")).isTrue();
        assertThat(rules("target").ignores("src/target")).isFalse();
    }

    @Test
    void aStarStaysWithinAFolderAndTwoDont() {
        assertThat(rules("*.log").ignores("a.log")).isTrue();
        assertThat(rules("*.log").ignores("logs/a.log")).isFalse();
        assertThat(rules("**/*.log").ignores("a.log")).isTrue();
        assertThat(rules("**/*.log").ignores("logs/old/a.log")).isTrue();
    }

    @Test
    void aLaterLineWins() {
        var rules = rules("# all but the readme", "*.md", "!README.md");

        assertThat(rules.ignores("NOTES.md")).isTrue();
        assertThat(rules.ignores("README.md")).isFalse();
        assertThat(rules.hasExceptions()).isTrue();
    }

    @Test
    void questionMarksClassesAndQuotedCharactersWork() {
        assertThat(rules("file?.[ch]").ignores("file1.c")).isTrue();
        assertThat(rules("file?.[ch]").ignores("file10.c")).isFalse();
        assertThat(rules("a\\*b").ignores("a*b")).isTrue();
        assertThat(rules("a\\*b").ignores("axb")).isFalse();
    }
}
