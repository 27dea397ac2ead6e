package dev.quaymaster.compose.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every mistake is reported at its place, in plain words, and many of them at once.
class BadInputTest {

    @TempDir
    Path scratch;

    private LoadedFolder folder;

    @BeforeEach
    void prepare() {
        folder = new LoadedFolder(scratch);
    }

    private LoadedFolder compose(String content) {
        return folder.with("compose.yaml", content);
    }

    @Test
    void anEmptyFolderHasNoComposeFile() {
        assertThat(folder.errors())
                .containsExactly(scratch + ": No compose file was found here or in a parent folder.");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(folder.errors("nope.yaml")).containsExactly("nope.yaml: This file does not exist.");
    }

    @Test
    void anEmptyFileIsReported() {
        assertThat(compose("# nothing yet\n").errors()).containsExactly("compose.yaml: This compose file is empty.");
    }

    @Test
    void aYamlErrorHasLineAndColumn() {
        assertThat(compose("services:\n  web:\n    image: [nginx\n").errors())
                .singleElement()
                .asString()
                .startsWith("compose.yaml:4:1: This is not valid YAML: ");
    }

    @Test
    void aKeyWrittenTwiceNamesTheFirstLine() {
        assertThat(compose("services:\n  web: {image: a}\n  web: {image: b}\n").errors())
                .containsExactly("compose.yaml:3:3: services.web: This key is already defined in line 2.");
    }

    @Test
    void aKeyThatIsNoTextIsRefused() {
        assertThat(compose("services:\n  8: {image: a}\n").errors())
                .first()
                .isEqualTo("compose.yaml:2:3: services: The key 8 must be a text; put it in quotes.");
    }

    @Test
    void anUnknownKeySuggestsTheOneThatWasMeant() {
        assertThat(compose("services:\n  web:\n    image: nginx\n    enviroment: {A: b}\n")
                        .errors())
                .containsExactly("compose.yaml:4:5: services.web: The key \"enviroment\" is not known here."
                        + " Did you mean \"environment\"?");
    }

    @Test
    void servicesAtTheTopAreSentUnderServices() {
        assertThat(compose("web:\n  image: nginx\n").errors())
                .containsExactly("compose.yaml:1:1: The key \"web\" is not known here."
                        + " Services belong under the key services.");
    }

    @Test
    void allProblemsAreReportedInOneGo() {
        var errors = compose("""
                                services:
                                  web:
                                    image: 7
                                    ports: 80
                                    restart: {}
                                  db:
                                    depends_on: {web: {condition: ready}}
                                """).errors();
        assertThat(errors)
                .containsExactly(
                        "compose.yaml:3:12: services.web.image: This must be a text, not the" + " number 7.",
                        "compose.yaml:4:12: services.web.ports: This must be a list, not the" + " number 80.",
                        "compose.yaml:5:14: services.web.restart: This must be a text, not a" + " mapping.",
                        "compose.yaml:7:35: services.db.depends_on.web.condition: \"ready\" is not"
                                + " one of service_started, service_healthy,"
                                + " service_completed_successfully.");
    }

    @Test
    void aRequiredVariableThatIsMissingGivesItsReason() {
        assertThat(compose("services:\n  web:\n    image: ${IMAGE:?choose an image}\n")
                        .errors())
                .containsExactly("compose.yaml:3:12: services.web.image: required variable IMAGE is not set:"
                        + " choose an image.");
    }

    @Test
    void aPlainVariableThatIsMissingIsAWarningOnce() {
        compose("services:\n  web:\n    image: nginx\n    labels: {a: $TAG, b: $TAG}\n");
        assertThat(folder.errors()).isEmpty();
        assertThat(folder.warnings())
                .containsExactly("compose.yaml:4:17: services.web.labels.a: The variable TAG is not set;"
                        + " using an empty string.");
    }

    @Test
    void anUnsetVariableInAVolumeIsExplained() {
        compose("services:\n  web:\n    image: nginx\n    volumes: [\"$DATA:/data\"]\n");
        assertThat(folder.errors())
                .containsExactly("compose.yaml:4:15: services.web.volumes[0]: \":/data\" has nothing where a"
                        + " path or volume is expected (an unset variable?).");
    }

    @Test
    void aNumberThatIsNoneIsReportedWhereItStands() {
        compose("services:\n  web:\n    image: nginx\n    scale: ${N}\n").variable("N", "two");
        assertThat(folder.errors())
                .contains("compose.yaml:4:12: services.web.scale: This must be a whole number, not"
                        + " the text \"two\".");
    }

    @Test
    void referencesToWhatIsNotDefinedAreFound() {
        compose("""
                services:
                  web:
                    image: nginx
                    networks: [front]
                    volumes: ["data:/data"]
                    depends_on: [db]
                    secrets: [key]
                """);
        assertThat(folder.errors())
                .containsExactly(
                        "compose.yaml:4:5: services.web.networks: It uses the network \"front\","
                                + " which is not defined under networks.",
                        "compose.yaml:5:5: services.web.volumes: It uses the volume \"data\", which"
                                + " is not defined under volumes.",
                        "compose.yaml:6:5: services.web.depends_on: It depends on the service"
                                + " \"db\", which is not defined.",
                        "compose.yaml:7:5: services.web.secrets: It uses the secret \"key\", which"
                                + " is not defined under secrets.");
    }

    @Test
    void servicesThatWaitForEachOtherAreACircle() {
        compose("""
                services:
                  a: {image: x, depends_on: [b]}
                  b: {image: x, depends_on: [c]}
                  c: {image: x, depends_on: [a]}
                """);
        assertThat(folder.errors())
                .containsExactly("compose.yaml:2:17: services.a.depends_on: Services depend on each other in"
                        + " a circle: a → b → c → a.");
    }

    @Test
    void namesThatAreNearlyRightAreSuggested() {
        compose("""
                services:
                  web: {image: x, depends_on: [databse], volumes: ["dta:/d"]}
                  database: {image: y}
                volumes: {data: {}}
                """);
        assertThat(folder.errors())
                .satisfiesExactly(
                        error -> assertThat(error).endsWith("Did you mean \"database\"?"),
                        error -> assertThat(error).endsWith("Did you mean \"data\"?"));
    }

    @Test
    void lettersThatChangedPlacesAreNoObstacle() {
        assertThat(compose("services: {web: {image: x, prots: []}}\n").errors())
                .singleElement()
                .asString()
                .endsWith("Did you mean \"ports\"?");
    }

    @Test
    void anUnknownKeyHidesNoOtherMistakeAndIsTakenForTheOneThatWasMeant() {
        assertThat(compose("""
                                        services:
                                          a:
                                            imag: x
                                            ports: ["99999:80"]
                                            volumes: ["data:/x", "other:/y"]
                                            depends_on: [b]
                                            healthcheck: {tset: x}
                                            what: ever
                                        volums:
                                          data: {}
                                        """).errors())
                .extracting(error -> error.replaceFirst("^compose.yaml:([0-9]+):.*", "$1"))
                .containsExactlyInAnyOrder("3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void aValueThatCannotBeReadHidesNoOtherMistake() {
        assertThat(compose("""
                                        services:
                                          a:
                                            image: x
                                            ports: ["99999:80"]
                                            volumes: ["data:/x"]
                                            depends_on: [b]
                                        """).errors())
                .extracting(error -> error.replaceFirst("^[^ ]* ([^ ]*): .*", "$1"))
                .containsExactlyInAnyOrder("services.a.ports[0]", "services.a.volumes", "services.a.depends_on");
    }

    @Test
    void mistakesInYamlAreSaidInPlainWords() {
        assertThat(compose("services:\n\tweb: {}\n").errors())
                .containsExactly(
                        "compose.yaml:2:1: This is not valid YAML: a tab cannot indent a line; use" + " blanks.");
        assertThat(compose("services:\n  web: {image: \"x}\n").errors())
                .singleElement()
                .asString()
                .endsWith("the quote that opens in line 2 is never closed.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    services:~  a:~    image: x~    dep~    user: y     | 4:5 | neither a key
                    services:~  a:~    image: @x                        | 3:12 | begins with @ needs quotes
                    services:~  a:~    command: >x~      y              | 3:15 | there can only be one
                    services:~  a: *~                                   | 2:7 | the name after &
                    services:~  a: {image: x}~ b: {image: y}            | 3:2 | indentation
                    """)
    void saysInPlainWordsWhatIsNoYaml(String text, String place, String words) {
        assertThat(compose(text.replace('~', '\n')).errors())
                .singleElement()
                .asString()
                .contains("compose.yaml:" + place + ": ")
                .contains(words);
    }

    @Test
    void filesThatAreNotThereAreReportedWhereTheyAreNamed() {
        compose("""
                include: [nope.yaml]
                services: {web: {extends: {file: gone.yaml, service: a}}}
                """);
        assertThat(folder.errors())
                .containsExactly(
                        "compose.yaml:1:11: include[0]: The file nope.yaml does not exist.",
                        "compose.yaml:2:27: services.web.extends: The file gone.yaml does not" + " exist.");
    }

    @Test
    void remoteFilesAreNotFetched() {
        assertThat(compose("include: ['oci://registry/stack']\n").errors())
                .singleElement()
                .asString()
                .contains("only files of this machine are loaded here");
    }

    @Test
    void aServiceNeedsAnImageOrABuild() {
        assertThat(compose("services:\n  web:\n    restart: always\n").errors())
                .containsExactly("compose.yaml:3:5: services.web: It has neither an image nor a build.");
    }

    @Test
    void aServiceThatExtendsItselfIsACircle() {
        compose("services:\n  a: {extends: b}\n  b: {extends: a}\n");
        assertThat(folder.errors())
                .first()
                .asString()
                .contains("This service extends itself: a in compose.yaml → b in compose.yaml");
    }

    @Test
    void filesThatIncludeEachOtherAreACircle() {
        compose("include: [other.yaml]\n").with("other.yaml", "include: [compose.yaml]\n");
        assertThat(folder.errors())
                .first()
                .asString()
                .startsWith("other.yaml:1:11: include[0]: These files include each other: ");
    }

    @Test
    void aMissingEnvFileIsReportedWhereItIsNamed() {
        compose("services:\n  web:\n    image: nginx\n    env_file: web.env\n");
        assertThat(folder.errors())
                .containsExactly("compose.yaml:4:5: services.web.env_file: The file web.env does not exist.");
    }

    @Test
    void aMistakeInTheEnvFileIsReportedThere() {
        compose("services:\n  web:\n    image: nginx\n").with(".env", "A=1\nB='open\n");
        assertThat(folder.errors()).containsExactly(".env:2:1: a quoted value has no closing '.");
    }

    @Test
    void aMissingBindSourceIsNoErrorOfTheFile() {
        compose("services:\n  web:\n    image: nginx\n    volumes: [\"./nothing/here:/data\"]\n");
        assertThat(folder.load().problems()).isEmpty();
    }

    @Test
    @Timeout(20)
    void anAliasBombIsDefused() {
        var bomb = new StringBuilder("x-a0: &a0 [boom, boom]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("x-a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(compose(bomb + "services: {web: {image: nginx}}\n").errors())
                .anySatisfy(error -> assertThat(error).contains("more than 250,000 values"));
    }

    @Test
    void anAnchorThatContainsItselfIsRefused() {
        assertThat(compose("x-a: &a {b: *a}\nservices: {web: {image: nginx}}\n").errors())
                .containsExactly("compose.yaml:1:6: x-a.b: This anchor contains itself.");
    }

    @Test
    void aFileOfBracketsIsRefused() {
        assertThat(compose("x: " + "[".repeat(5_000)).errors())
                .singleElement()
                .asString()
                .contains("This is not valid YAML");
    }

    @Test
    void nestedDefaultsWithoutEndAreRefused() {
        var image = "${A:-".repeat(200) + "x" + "}".repeat(200);
        assertThat(compose("services: {web: {image: \"" + image + "\"}}\n").errors())
                .singleElement()
                .asString()
                .contains("variables are nested too deeply");
    }

    @Test
    @Timeout(20)
    void aThousandServicesInALineLoad() {
        var file = new StringBuilder("services:\n");
        for (int i = 0; i < 1_000; i++) {
            file.append("  s%d: {image: x, ports: [\"%d:80\"], depends_on: [s%d]}\n"
                    .formatted(i, 10_000 + i, i == 0 ? 999 : i - 1));
        }
        assertThat(compose(file.toString().replace("depends_on: [s999]", "init: true"))
                        .project()
                        .services())
                .hasSize(1_000);
    }
}
