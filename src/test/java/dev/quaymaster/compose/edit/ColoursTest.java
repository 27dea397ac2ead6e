package dev.quaymaster.compose.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ColoursTest {

    private static String told(List<ColouredLine> lines) {
        return lines.stream().map(ColoursTest::told).collect(Collectors.joining("\n"));
    }

    /// A line with what its characters are: `key(image): text("a")`.
    private static String told(ColouredLine line) {
        var told = new StringBuilder(line.text());
        for (var span : line.spans().reversed()) {
            told.insert(span.to(), ")");
            told.insert(span.from(), span.kind().name().toLowerCase(Locale.ROOT) + "(");
        }
        return told.toString();
    }

    @Test
    void keysValuesCommentsAndVariablesAreToldApart() {
        var text = """
                # a stack
                services: # all of them
                  web: &web
                    image: "nginx:${TAG:-1}"
                    init: true
                    scale: 2
                    command: echo $$HOME $USER # not it
                    ports:
                      - '80:80'
                      # the last
                  other: *web
                """;
        assertThat(told(Colours.yaml(text))).isEqualTo("""
                        comment(# a stack)
                        key(services): comment(# all of them)
                          key(web): tag(&web)
                            key(image): text("nginx:)variable(${TAG:-1})text(")
                            key(init): truth(true)
                            key(scale): number(2)
                            key(command): echo $$HOME variable($USER) comment(# not it)
                            key(ports):
                              - text('80:80')
                              comment(# the last)
                          key(other): tag(*web)
                        """);
    }

    @Test
    void aTextOfSeveralLinesIsOneText() {
        assertThat(told(Colours.yaml("a: |\n  one # no comment\n  two\nb: 1\n")))
                .isEqualTo("key(a): text(|)\ntext(  one # no comment)\ntext(  two)\nkey(b): number(1)\n");
    }

    @Test
    void afterABrokenLineTheColoursGoOn() {
        var text = """
                a: 1
                b: @no
                  c: 'x'
                d: true
                \te: 5
                f: 6
                """;
        assertThat(told(Colours.yaml(text))).isEqualTo("""
                        key(a): number(1)
                        key(b): @no
                          key(c): text('x')
                        key(d): truth(true)
                        \te: 5
                        key(f): number(6)
                        """);
    }

    @Test
    void aFileThatIsBrokenEverywhereEnds() {
        var lines = Colours.yaml("x: @y\n".repeat(5000));
        assertThat(lines).hasSize(5001);
    }

    @Test
    void picturesOutsideOfTheBasicPlaneShiftNothing() {
        assertThat(told(Colours.yaml("a: '🚢🚢'\nb: 2\n"))).isEqualTo("key(a): text('🚢🚢')\nkey(b): number(2)\n");
    }

    @Test
    void envFilesCoverTheirSecrets() {
        var text = """
                # access
                export POSTGRES_USER=me # him
                POSTGRES_PASSWORD=hush
                DB_URL="postgres://me:hush@db/${NAME}"
                PRIVATE_KEY='one
                two'
                PORT=80
                """;
        var lines = Colours.env(text);
        assertThat(told(lines)).isEqualTo("""
                        comment(# access)
                        export key(POSTGRES_USER)=mecomment( # him)
                        key(POSTGRES_PASSWORD)=secret(hush)
                        key(DB_URL)="postgres://me:secret(hush)@db/${NAME}"
                        key(PRIVATE_KEY)='secret(one)
                        secret(two)'
                        key(PORT)=80
                        """);
        assertThat(lines.stream().map(ColouredLine::masked))
                .contains("POSTGRES_PASSWORD=•••••", "DB_URL=\"postgres://me:•••••@db/${NAME}\"")
                .noneMatch(line -> line.contains("hush"));
    }

    @Test
    void theResolvedModelCoversWhatVariablesBroughtIn() {
        var text = """
                environment:
                  DB: postgres://me:hush@db
                  TOKEN: abc
                  USER: me
                """;
        assertThat(told(Colours.resolved(text))).isEqualTo("""
                        key(environment):
                          key(DB): postgres://me:secret(hush)@db
                          key(TOKEN): secret(abc)
                          key(USER): me
                        """);
    }
}
