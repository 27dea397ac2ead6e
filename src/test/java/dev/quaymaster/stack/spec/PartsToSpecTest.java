package dev.quaymaster.stack.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.model.Build;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PartsToSpecTest {

    /// Engines refuse `host=address` as no address at all.
    @Test
    void hostsOfABuildAreWrittenAsEnginesReadThem() {
        var hosts = List.of("aa=10.9.8.7", "bb=::1");
        var options =
                new Build.Options(Optional.empty(), OptionalLong.empty(), false, false, List.of(), hosts, List.of());
        var build = new Build(
                "/src",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                Map.of(),
                List.of(),
                options);

        assertThat(PartsToSpec.build("shop", "web", build, "shop-web", ""))
                .hasValueSatisfying(
                        spec -> assertThat(spec.options().extraHosts()).containsExactly("aa:10.9.8.7", "bb:::1"));
    }
}
