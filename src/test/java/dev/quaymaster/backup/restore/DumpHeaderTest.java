package dev.quaymaster.backup.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DumpHeaderTest {

    @Test
    void onlyTheSuperusersOwnStatementIsLeftOut() throws IOException {
        assertThat(without("prefect", """
                                CREATE ROLE prefect;
                                ALTER ROLE prefect WITH SUPERUSER;
                                CREATE ROLE prefect2;
                                \\connect template1
                                CREATE ROLE prefect;
                                """)).isEqualTo("""
                        ALTER ROLE prefect WITH SUPERUSER;
                        CREATE ROLE prefect2;
                        \\connect template1
                        CREATE ROLE prefect;
                        """);
    }

    @Test
    void namesThatNeedQuotesAreFound() throws IOException {
        assertThat(without("my \"user", "CREATE ROLE \"my \"\"user\";\nrest")).isEqualTo("rest");
    }

    @Test
    void aDumpWithoutConnectIsNotCut() throws IOException {
        assertThat(without("x", "one\ntwo")).isEqualTo("one\ntwo");
    }

    private static String without(String user, String dump) throws IOException {
        try (var in = DumpHeader.withoutRole(new ByteArrayInputStream(dump.getBytes(UTF_8)), user)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
