package dev.quaymaster.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeOrderTest {

    private final List<Long> times = new ArrayList<>();
    private final TimeOrder order = new TimeOrder(id -> times.get(id));

    private void add(long time) {
        times.add(time);
        order.add(times.size() - 1);
    }

    private List<Integer> ids() {
        return IntStream.range(0, order.size()).mapToObj(order::id).toList();
    }

    @Test
    void linesThatComeLateAreMergedAmongTheOthers() {
        List.of(10L, 30L, 20L, 40L, 5L).forEach(this::add);

        assertThat(ids()).containsExactly(4, 0, 2, 1, 3);
    }

    @Test
    void linesOfTheSameTimeStayInTheOrderTheyCame() {
        List.of(10L, 20L, 10L, 20L, 10L).forEach(this::add);

        assertThat(ids()).containsExactly(0, 2, 4, 1, 3);
    }

    @Test
    void anyMixtureComesOutSorted() {
        var random = new Random(7);
        for (var i = 0; i < 50_000; i++) {
            add(random.nextInt(20_000));
            if (i % 9_000 == 8_999) {
                order.dropFirst(0);
            }
        }

        var expected = IntStream.range(0, times.size())
                .boxed()
                .sorted(Comparator.comparing(times::get))
                .toList();
        assertThat(ids()).isEqualTo(expected);
    }

    @Test
    void theOldestLeaveAndPlacesAreFoundAmongTheRest() {
        List.of(10L, 20L, 30L, 40L).forEach(this::add);
        order.dropFirst(2);
        add(35);

        assertThat(ids()).containsExactly(2, 4, 3);
        assertThat(order.before(new LogEntry.Key(35, 0))).isEqualTo(1);
        assertThat(order.before(LogEntry.Key.FIRST)).isZero();
    }
}
