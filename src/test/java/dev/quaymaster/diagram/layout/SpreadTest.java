package dev.quaymaster.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static Spread.Item item(double wish) {
        return new Spread.Item("x", wish, 100);
    }

    @Test
    void thingsThatDoNotTouchStandWhereTheyWish() {
        assertThat(Spread.centers(List.of(item(0), item(500)), 20)).containsExactly(0.0, 500.0);
    }

    @Test
    void thingsThatWishTheSamePlaceSpreadAroundIt() {
        assertThat(Spread.centers(List.of(item(300), item(300), item(300)), 20)).containsExactly(180.0, 300.0, 420.0);
    }

    @Test
    void oneThatIsPushedPushesItsNeighboursToo() {
        assertThat(Spread.centers(List.of(item(0), item(0), item(100)), 20)).satisfies(centers -> {
            assertThat(centers.get(1) - centers.get(0)).isCloseTo(120, within(1e-9));
            assertThat(centers.get(2) - centers.get(1)).isCloseTo(120, within(1e-9));
        });
    }

    @Test
    void nothingNeedsNoPlace() {
        assertThat(Spread.centers(List.of(), 20)).isEmpty();
    }
}
