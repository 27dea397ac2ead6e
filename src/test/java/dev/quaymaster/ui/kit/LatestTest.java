package dev.quaymaster.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LatestTest {

    private final ArrayDeque<Runnable> deliveries = new ArrayDeque<>();
    private final ArrayList<Integer> received = new ArrayList<>();
    private final Latest<Integer> latest = new Latest<>(deliveries::add, received::add);

    @Test
    void onlyTheNewestOfManyWaitingValuesArrives() {
        for (int value = 1; value <= 1000; value++) {
            latest.accept(value);
        }
        assertThat(deliveries).hasSize(1);
        deliveries.remove().run();
        assertThat(received).containsExactly(1000);
    }

    @Test
    void aValueAfterADeliveryIsDeliveredToo() {
        latest.accept(1);
        deliveries.remove().run();
        latest.accept(2);
        deliveries.remove().run();
        assertThat(received).containsExactly(1, 2);
    }
}
