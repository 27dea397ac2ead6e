package dev.quaymaster.diagram.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AddressTest {

    private static Address address(String scheme, String host, int port) {
        return new Address(scheme, host, OptionalInt.of(port));
    }

    @Test
    void aUrlWithDriverAndCredentialsNamesItsHostAndPort() {
        assertThat(Address.urls("postgresql+asyncpg://user:p%40ss@postgres:5432/db?ssl=off"))
                .containsExactly(address("postgresql", "postgres", 5432));
    }

    @Test
    void aJdbcUrlCountsAsItsOwnScheme() {
        assertThat(Address.urls("jdbc:postgresql://db:5433/app")).containsExactly(address("postgresql", "db", 5433));
    }

    @Test
    void aUrlWithSeveralHostsGivesEach() {
        assertThat(Address.urls("mongodb://u:p@one:27017,two:27018/x"))
                .containsExactly(address("mongodb", "one", 27017), address("mongodb", "two", 27018));
    }

    @Test
    void aListOfHostsAndPortsGivesEach() {
        assertThat(Address.pairs("kafka:9092, kafka2:9093"))
                .containsExactly(address("", "kafka", 9092), address("", "kafka2", 9093));
    }

    @Test
    void aSentenceIsNoListOfHosts() {
        assertThat(Address.pairs("hello, world!")).isEmpty();
    }

    @Test
    void plainHttpToAnObjectStoreIsS3() {
        assertThat(address("http", "minio", 9000).protocolWith(ServiceKind.MINIO))
                .isEqualTo(Optional.of("S3"));
    }

    @Test
    void httpToAnotherPortOfAnObjectStoreIsHttp() {
        assertThat(address("http", "minio", 9001).protocolWith(ServiceKind.MINIO))
                .isEqualTo(Optional.of("HTTP"));
    }

    @Test
    void aMissingPortIsTheSchemesOwn() {
        var address = Address.urls("postgres://db/app").getFirst();
        assertThat(address.portOf(ServiceKind.GENERIC)).hasValue(5432);
    }

    @Test
    void anUnknownServiceWithoutSchemeSpeaksNobodyKnowsWhat() {
        assertThat(address("", "thing", 7000).protocolWith(ServiceKind.GENERIC)).isEmpty();
    }
}
