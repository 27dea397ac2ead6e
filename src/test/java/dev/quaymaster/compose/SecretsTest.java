package dev.quaymaster.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    /// `HUSH…` is the secret of each; what is around it may be seen.
    static List<String> texts() {
        return List.of(
                "postgres://app:HUSH1@db:5432/app",
                "postgres://app:HU@SH1@db/app",
                "redis://:HUSH1@cache:6379/0",
                "https://HUSHTOKEN@sentry.example/1",
                "amqp://u:HUSH1@a:5672,u:HUSH2@b:5672",
                "jdbc:postgresql://db/app?user=u&password=HUSH1&ssl=true",
                "jdbc:mysql://db/app?password=HUSH1",
                "jdbc:sqlserver://db:1433;user=sa;password=HUSH1;encrypt=true",
                "jdbc:oracle:thin:scott/HUSH1@db:1521/x",
                "https://hook.example/x?a=b&token=HUSH1#frag",
                "https://x.example/?sig=HUSH1&v=2",
                "host=db user=app password=HUSH1 dbname=app",
                "host=db password='HUSH1' dbname=app",
                "Server=db;Database=app;Uid=sa;Pwd=HUSH1;",
                "Server=db;User Id=sa;Password=HUSH1;Encrypt=yes",
                "app:HUSH1@tcp(db:3306)/app",
                "AccountName=x;AccountKey=HUSH1==;EndpointSuffix=y",
                "curl -fs -u admin:HUSH1 http://localhost:8080/health",
                "curl -uadmin:HUSH1 http://localhost",
                "curl --user admin:HUSH1 http://localhost",
                "curl --user=admin:HUSH1 http://localhost",
                "[\"CMD\", \"curl\", \"-u\", \"admin:HUSH1\", \"http://localhost\"]",
                "CMD curl -u admin:HUSH1 localhost",
                "mysqladmin ping -h localhost -u root -pHUSH1",
                "mysqladmin ping -p HUSH1 -h localhost",
                "[\"mysqladmin\", \"-uroot\", \"-pHUSH1\", \"ping\"]",
                "mariadb-admin --user=root --password=HUSH1 ping",
                "mongosh -u root -p HUSH1 --eval 'x'",
                "PGPASSWORD=HUSH1 pg_isready -U app",
                "PGPASSWORD='HUSH1' pg_isready",
                "env TOKEN=HU&SH1 run",
                "redis-server --requirepass HUSH1 --appendonly yes",
                "redis-cli -a HUSH1 ping",
                "server --password HUSH1 --port 80",
                "server --api-key \"HUSH1\" --port 80",
                "[\"server\",\"--token\",\"HUSH1\",\"--port\",\"80\"]",
                "sshpass -p HUSH1 ssh host",
                "docker login -u me -p HUSH1 registry.example",
                "mc alias set local http://minio:9000 minioadmin HUSH1",
                "/bin/sh -c mc alias set local http://minio:9000 admin HUSH1 && mc mb local/x",
                "mc config host add local http://minio:9000 admin HUSH1",
                "curl -H 'Authorization: Bearer HUSH1' http://x",
                "curl --header \"Authorization: Basic HUSH1\" http://x",
                "curl --header \"X-Api-Key: HUSH1\" http://x",
                "curl -H \"PRIVATE-TOKEN: HUSH1\" http://x",
                "curl -H 'Cookie: HUSH1' http://x",
                "proxy_set_header Authorization \"HUSH1\";",
                "{\"user\":\"u\",\"password\":\"HUSH1\",\"port\":1}",
                "{\\\"password\\\": \\\"HUSH1\\\", \\\"port\\\": 1}",
                "username=\"u\" password=\"HUSH1\";",
                "<user>u</user><password>HUSH1</password>",
                "openssl pass:HUSH1 -in x",
                "smbclient //host/share -U user%HUSH1 -c ls",
                "username=u,password=HUSH1,vers=3.0",
                "--oauth2-secret=HUSH1 --x",
                "-Djavax.net.ssl.keyStorePassword=HUSH1 -jar x",
                "git clone https://oauth2:HUSH1@git.example/x.git");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void noSecretOfAnyFormIsSeen(String text) {
        var masked = Secrets.masked(text);
        assertThat(masked).doesNotContain("HUSH", "SH1").contains(Secrets.MASK);
        var before = text.substring(0, text.indexOf("HU"));
        var after = text.substring(text.lastIndexOf("HUSH") < 0 ? text.length() : end(text));
        assertThat(masked).startsWith(before).endsWith(after);
    }

    /// Where the last secret's word ends.
    private static int end(String text) {
        var at = text.lastIndexOf("HUSH");
        while (at < text.length() && " &;\"',@#<\\\n)".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx:1.25@sha256:0123456789abcdef",
                "ssh://root@host:22",
                "postgres://app@db/app",
                "http://web:8080/path?page=2&sort=a",
                "node:20-alpine",
                "docker run --user 1000:1000 -p 8080:80 image",
                "mkdir -p /data",
                "psql -U app -h db",
                "git@github.com:owner/name.git",
                "git --author me",
                "secret db_password: its file /x is missing",
                "mysql -h db -P 3306",
                "caddy run --config /etc/caddy/Caddyfile",
                "traefik.http.routers.web.rule Host(`x`)",
                "a@b.example",
            })
    void whatIsNoSecretStays(String text) {
        assertThat(Secrets.masked(text)).isEqualTo(text);
    }

    @Test
    void aNameTellsThatAllOfItsValueIsSecret() {
        for (var name : List.of("DB_PASS", "api.key", "splunk-token", "X_PWD", "BASIC_AUTH")) {
            assertThat(Secrets.masked(name, "any thing")).isEqualTo(Secrets.MASK);
        }
        assertThat(Secrets.masked("AUTHOR", "me")).isEqualTo("me");
        assertThat(Secrets.masked("URL", "http://a:b@c http://d:e@f")).isEqualTo("http://a:•••••@c http://d:•••••@f");
    }

    @Test
    void whatIsInQuotesIsSecretToTheirEnd() {
        assertThat(Secrets.masked("a password='one two' b")).isEqualTo("a password='•••••' b");
        assertThat(Secrets.masked("--token \"one \\\" two\" b")).isEqualTo("--token \"•••••\" b");
    }

    @Test
    void aPrivateKeyIsSecretFromItsFirstLineToItsLast() {
        assertThat(Secrets.masked("x -----BEGIN RSA PRIVATE KEY-----\nab\ncd\n-----END RSA PRIVATE" + " KEY----- y"))
                .isEqualTo("x -----BEGIN RSA PRIVATE KEY-----•••••-----END RSA PRIVATE KEY----- y");
    }

    @Test
    void whatFollowsAnOptionAsAWordOfItsOwnIsSecretWithItsBlanks() {
        var words = List.of("server", "--password", "one two", "-u", "a:b c", "--port", "80");
        assertThat(Secrets.masked(words))
                .containsExactly("server", "--password", "•••••", "-u", "a:••••• c", "--port", "80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "://",
                "=",
                "mysql ",
                "eyJ-",
                "password=",
                "a:b@",
                "\"",
                "x&",
                " -u",
                "-----BEGIN PRIVATE KEY-----"
            })
    void longTextsTakeNoLongTime(String piece) {
        var text = piece.repeat(300_000 / piece.length());
        Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> assertThat(Secrets.masked(text)).isNotNull());
    }
}
