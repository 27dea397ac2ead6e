package dev.quaymaster.compose.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every text and every value, whatever they contain.
class TemplatePropertiesTest {

    private static String replace(String text, Map<String, String> variables) {
        return new Template(Lookup.in(variables), _ -> {}).replace(text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab1 :-+?/\n\"'\\é").ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("ab1 :-+?/é").ofMinLength(1).ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of("$", "{", "}", "A", "B_1", "1", ":", "-", "+", "?", " ", "\n", "x")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    @Property
    void aTextWithoutDollarsStaysAsItIs(@ForAll("texts") String text) {
        assertThat(replace(text, Map.of("a", "changed"))).isEqualTo(text);
    }

    @Property
    void doubledDollarsAreSingleOnesAgain(@ForAll("templates") String text) {
        assertThat(replace(text.replace("$", "$$"), Map.of("A", "changed"))).isEqualTo(text);
    }

    @Property
    void aValueIsTakenAsItIsWithTheVariablesInIt(@ForAll("templates") String value) {
        assertThat(replace("<${A}|$A>", Map.of("A", value))).isEqualTo("<" + value + "|" + value + ">");
    }

    @Property
    void aDefaultStandsInForWhatIsNotSet(@ForAll("words") String word) {
        assertThat(replace("${A-" + word + "}", Map.of())).isEqualTo(word);
        assertThat(replace("${A:-" + word + "}", Map.of("A", ""))).isEqualTo(word);
        assertThat(replace("${A-" + word + "}", Map.of("A", ""))).isEmpty();
        assertThat(replace("${A:-" + word + "}", Map.of("A", "set"))).isEqualTo("set");
    }

    @Property
    void anAlternativeStandsInForWhatIsSet(@ForAll("words") String word) {
        assertThat(replace("${A+" + word + "}", Map.of("A", ""))).isEqualTo(word);
        assertThat(replace("${A:+" + word + "}", Map.of("A", ""))).isEmpty();
        assertThat(replace("${A:+" + word + "}", Map.of("A", "set"))).isEqualTo(word);
        assertThat(replace("${A+" + word + "}", Map.of())).isEmpty();
    }

    @Property
    void aRequiredVariableGivesItsValueOrItsReason(@ForAll("words") String reason) {
        var template = "${A:?" + reason + "}";
        assertThat(replace(template, Map.of("A", "set"))).isEqualTo("set");
        assertThat(catchThrowable(() -> replace(template, Map.of())))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("A is not set");
    }

    @Property
    void defaultsWithinDefaultsReachTheInnermost(@ForAll("words") String word) {
        assertThat(replace("${A:-${B:-${C-" + word + "}}}", Map.of())).isEqualTo(word);
    }

    @Property(tries = 2000)
    void anythingElseIsATextOrARefusal(@ForAll("templates") String template) {
        var failure = catchThrowable(() -> replace(template, Map.of("A", "a$B_1")));
        if (failure != null) {
            assertThat(failure).isInstanceOf(TemplateException.class);
        }
    }
}
