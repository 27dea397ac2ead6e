package dev.quaymaster.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void everyByteOfANameReachesTheEngine() {
        var target = Target.of("containers", "id", "archive");
        assertThat(target.with("path", "/volume/ü 👍+%\udcff\udcfex"))
                .hasToString("/containers/id/archive?path=%2Fvolume%2F%C3%BC%20%F0%9F%91%8D%2B%25%FF%FEx");
    }
}
