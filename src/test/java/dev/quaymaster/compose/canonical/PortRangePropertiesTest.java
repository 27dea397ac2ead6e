package dev.quaymaster.compose.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.tree.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What holds for every range of ports.
class PortRangePropertiesTest {

    private static final Location HERE = Location.of(Path.of("compose.yaml"));

    private static List<String> ports(String spec) throws SpecException {
        return ShortPort.parse(spec).longForms(HERE).stream()
                .map(PortRangePropertiesTest::text)
                .toList();
    }

    private static String text(Tree port) {
        var map = port.asMap().orElseThrow();
        return map.string("host_ip").map(ip -> ip + ":").orElse("")
                + map.string("published").map(host -> host + ":").orElse("")
                + map.get("target").orElseThrow().plain();
    }

    @Property
    void aRangeIsAllItsPortsOneByOne(
            @ForAll @IntRange(min = 1, max = 60_000) int first,
            @ForAll @IntRange(min = 1, max = 60_000) int host,
            @ForAll @IntRange(min = 1, max = 200) int more)
            throws SpecException {
        var spec = "%d-%d:%d-%d".formatted(host, host + more, first, first + more);
        var expected = IntStream.rangeClosed(0, more)
                .mapToObj(i -> (host + i) + ":" + (first + i))
                .toList();
        assertThat(ports(spec)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property
    void onePortIsARangeOfOne(@ForAll @IntRange(min = 1, max = 65_535) int port) throws SpecException {
        assertThat(ports(port + "-" + port)).isEqualTo(ports(String.valueOf(port)));
        assertThat(ports("127.0.0.1:" + port + ":80")).containsExactly("127.0.0.1:" + port + ":80");
    }

    @Property
    void severalHostPortsForOneAreAChoice(
            @ForAll @IntRange(min = 1, max = 60_000) int host, @ForAll @IntRange(min = 1, max = 200) int more)
            throws SpecException {
        assertThat(ports("%d-%d:80".formatted(host, host + more)))
                .containsExactly("%d-%d:80".formatted(host, host + more));
    }

    @Property
    void rangesOfDifferentSizesAreRefused(
            @ForAll @IntRange(min = 1, max = 60_000) int host, @ForAll @IntRange(min = 1, max = 200) int more) {
        var spec = "%d-%d:%d-%d".formatted(host, host + more, host, host + more + 1);
        assertThatThrownBy(() -> ports(spec)).hasMessageContaining("different sizes");
    }

    @Property
    void aRangeThatRunsBackwardsIsRefused(
            @ForAll @IntRange(min = 2, max = 65_535) int port, @ForAll @IntRange(min = 1, max = 200) int less) {
        var spec = port + "-" + Math.max(0, port - less);
        assertThatThrownBy(() -> ports(spec)).hasMessageContaining("backwards");
    }

    @Property
    void portsAreSortedAsTheReferenceSortsThem(@ForAll @IntRange(min = 1, max = 60_000) int first)
            throws SpecException {
        var ports = ports(first + "-" + (first + 120));
        assertThat(ports).containsExactlyElementsOf(sortedAsTexts(ports));
    }

    private static List<String> sortedAsTexts(List<String> ports) {
        var sorted = new TreeSet<String>();
        ports.forEach(port -> sorted.add(port + "/"));
        return sorted.stream().map(port -> port.replace("/", "")).toList();
    }
}
