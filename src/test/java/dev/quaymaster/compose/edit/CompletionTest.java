package dev.quaymaster.compose.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.edit.Names.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Completion at the caret, which is written `▮`.
class CompletionTest {

    private static Completion at(String text) {
        return at(text, Names.NONE);
    }

    private static Completion at(String text, Names known) {
        int caret = text.indexOf('▮');
        var before = Colours.lines(text.substring(0, caret));
        return Completion.at(
                Colours.lines(text.replace("▮", "")),
                before.size() - 1,
                before.getLast().length(),
                known);
    }

    private static List<String> words(String text) {
        return at(text).proposals().stream().map(Proposal::word).toList();
    }

    private static String file(String... lines) {
        return String.join("\n", lines);
    }

    private static String insert(String text, String word) {
        return at(text).proposals().stream()
                .filter(one -> one.word().equals(word))
                .findFirst()
                .map(Proposal::insert)
                .orElseThrow();
    }

    @Test
    void atTheTopTheSectionsAreProposedButNotThoseThatAreThere() {
        assertThat(words(file("services:", "  web:", "    image: a", "▮")))
                .containsExactly("configs", "include", "models", "name", "networks", "secrets", "version", "volumes");
    }

    @Test
    void whatBeginsLikeTheTypedWordComesBeforeWhatContainsIt() {
        assertThat(words(file("services:", "  web:", "    po▮"))).startsWith("ports", "post_start", "entrypoint");
    }

    @Test
    void aKeyBringsItsFormAlong() {
        var service = "services:\n  web:\n    ▮";
        assertThat(insert(service, "image")).isEqualTo("image: ");
        assertThat(insert(service, "command")).isEqualTo("command: ");
        assertThat(insert(service, "ports")).isEqualTo("ports:\n      - ");
        assertThat(insert(service, "depends_on")).isEqualTo("depends_on:\n      - ");
        assertThat(insert(service, "healthcheck")).isEqualTo("healthcheck:\n      ");
        assertThat(insert("services:\n  web:\n    im▮: nginx", "image")).isEqualTo("image");
    }

    @Test
    void servicesOfTheFileAreProposedInDependsOnButNotTheServiceItself() {
        var services = "services:\n  web:\n    depends_on:\n      %s\n  db: {image: x}\n  cache:\n";
        assertThat(words(services.formatted("- ▮"))).containsExactly("cache", "db");
        assertThat(words(services.formatted("- db\n      - ▮"))).contains("cache");
        assertThat(words(services.formatted("▮"))).containsExactly("cache", "db");
        assertThat(insert(services.formatted("d▮"), "db")).isEqualTo("db:");
        assertThat(words(file("services:", "  web:", "    depends_on: [▮", "  db:")))
                .containsExactly("db");
        assertThat(words(file("services:", "  web:", "    depends_on: [db, c▮", "  db:", "  cache:")))
                .containsExactly("cache");
    }

    @Test
    void listsMayStandAtTheColumnOfTheirKey() {
        assertThat(words(file("services:", "  web:", "    networks:", "    - ▮", "networks:", "  back:", "  front:")))
                .containsExactly("back", "front");
    }

    @Test
    void aListItemMayBeANameOrBeginAMapping() {
        var text = "services:\n  web:\n    volumes:\n      - ▮\nvolumes:\n  data:\n";
        assertThat(words(text)).startsWith("data", "bind").contains("type", "source");
        assertThat(insert(text, "data")).isEqualTo("data:");
        assertThat(words(file(
                        "services:",
                        "  web:",
                        "    volumes:",
                        "      - type: volume",
                        "        sour▮",
                        "volumes:",
                        "  data:")))
                .containsExactly("source");
        assertThat(words(file(
                        "services:",
                        "  web:",
                        "    volumes:",
                        "      - type: volume",
                        "        source: ▮",
                        "volumes:",
                        "  data:")))
                .containsExactly("data");
    }

    @Test
    void valuesToChooseFromAreProposed() {
        assertThat(words(
                        file("services:", "  web:", "    depends_on:", "      db:", "        condition: he▮", "  db:")))
                .containsExactly("service_healthy");
        assertThat(words(file("services:", "  web:", "    restart: ▮")))
                .containsExactly("no", "always", "on-failure", "unless-stopped");
        assertThat(words(file("services:", "  web:", "    network_mode: ser▮", "  db:")))
                .containsExactly("service:db");
    }

    @Test
    void namesOfOtherFilesAndVariablesAreProposed() {
        var known = new Names(Map.of(
                Kind.SECRETS,
                new TreeSet<>(List.of("token")),
                Kind.VARIABLES,
                new TreeSet<>(List.of("PORT", "POSTGRES_USER", "TAG"))));
        assertThat(at("services:\n  web:\n    secrets: [▮", known).proposals())
                .containsExactly(new Proposal("token", "token", "secret"));
        var variable = at("services:\n  web:\n    image: nginx:${T▮", known);
        assertThat(variable.proposals()).containsExactly(new Proposal("TAG", "TAG}", "variable"));
        assertThat(variable.from()).isEqualTo(19);
    }

    @Test
    void nothingIsProposedInCommentsAndTexts() {
        assertThat(words(file("services:", "  web:", "    # im▮"))).isEmpty();
        assertThat(words(file("services:", "  web:", "    image: x # im▮"))).isEmpty();
        assertThat(words(file("configs:", "  a:", "    content: |", "      im▮")))
                .isEmpty();
        assertThat(words(file("services:", "  web:", "    image:▮"))).isEmpty();
    }

    @Test
    void aBrokenFileIsNoHindrance() {
        assertThat(words(file(
                        "services:",
                        "  web:",
                        "    ports: [",
                        "    \"",
                        "    @broken",
                        "    depends_on:",
                        "      - ▮",
                        "  db:")))
                .containsExactly("db");
    }

    @Test
    void placesDeepInTheSchemaAreKnown() {
        assertThat(words(file(
                        "services:", "  web:", "    deploy:", "      resources:", "        limits:", "          ▮")))
                .containsExactly("cpus", "memory", "pids");
        assertThat(words(file("networks:", "  back:", "    ipam:", "      config:", "        - ▮")))
                .containsExactly("aux_addresses", "gateway", "ip_range", "subnet");
        assertThat(words(file("services:", "  web:", "    build: {con▮")))
                .containsExactly("context", "additional_contexts");
    }
}
