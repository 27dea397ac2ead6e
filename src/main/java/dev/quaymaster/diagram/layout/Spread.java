package dev.quaymaster.diagram.layout;

import java.util.ArrayList;
import java.util.List;

/// Places things on a line without overlap and with the least sum of squared moves away from where
/// each would like to be (isotonic regression by pooling neighbours that push each other).
final class Spread {

    private Spread() {}

    /// Something to place.
    ///
    /// @param id what it is
    /// @param wish where its middle would like to be
    /// @param width its width
    record Item(String id, double wish, double width) {}

    /// Neighbours that touch and move together.
    private record Pool(double sum, int count) {

        double mean() {
            return sum / count;
        }

        Pool with(Pool other) {
            return new Pool(sum + other.sum, count + other.count);
        }
    }

    /// Finds the middles.
    ///
    /// @param items in the order they will stand in
    /// @param gap least room between two
    static List<Double> centers(List<Item> items, double gap) {
        var offsets = new ArrayList<Double>();
        var pools = new ArrayList<Pool>();
        double offset = 0;
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                offset += (items.get(i - 1).width() + items.get(i).width()) / 2 + gap;
            }
            offsets.add(offset);
            pools.add(new Pool(items.get(i).wish() - offset, 1));
            while (pools.size() > 1
                    && pools.get(pools.size() - 2).mean() > pools.getLast().mean()) {
                var last = pools.removeLast();
                pools.add(pools.removeLast().with(last));
            }
        }
        var centers = new ArrayList<Double>();
        for (var pool : pools) {
            for (int i = 0; i < pool.count(); i++) {
                centers.add(pool.mean() + offsets.get(centers.size()));
            }
        }
        return centers;
    }
}
