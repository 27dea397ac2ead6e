package dev.quaymaster.volume;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnerNamesTest {

    private final OwnerNames names = OwnerNames.parse("""
                    root:x:0:0:root:/root:/bin/sh
                    toor:x:0:0::/:/bin/sh
                    postgres:x:999:999::/var/lib/postgresql:/bin/bash
                    broken:x:many
                    """);

    @Test
    void aKnownNumberHasItsNameAndAnUnknownOneStandsAlone() {
        assertThat(names.owner(999, 5)).hasToString("postgres 999");
        assertThat(names.owner(0, 0)).hasToString("root 0");
        assertThat(names.owner(1234, 0)).hasToString("1234");
    }
}
