package dev.quaymaster.logs;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/// Lines in the order of their keys, four bytes each.
///
/// Most lines come in order and are put at the end. Those that come late wait until the order is
/// read, then all are merged in one pass from the end. Not safe for use by several threads.
final class TimeOrder {

    private static final int LATE_AT_MOST = 8192;

    private final IntToLongFunction nanos;
    private int[] ids = new int[64];
    private int from;
    private int size;
    private int[] late = new int[0];
    private int waiting;

    /// Creates an empty order.
    ///
    /// @param nanos the time of a line
    TimeOrder(IntToLongFunction nanos) {
        this.nanos = nanos;
    }

    private LogEntry.Key key(int id) {
        return new LogEntry.Key(nanos.applyAsLong(id), id);
    }

    void add(int id) {
        if (size == 0 || key(id).compareTo(key(ids[from + size - 1])) > 0) {
            makeRoom(1);
            ids[from + size++] = id;
            return;
        }
        if (waiting == late.length) {
            late = Arrays.copyOf(late, Math.clamp(waiting * 2L, 64, LATE_AT_MOST));
        }
        late[waiting++] = id;
        if (waiting == LATE_AT_MOST) {
            merge();
        }
    }

    int size() {
        merge();
        return size;
    }

    int id(int position) {
        merge();
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException(position);
        }
        return ids[from + position];
    }

    LogEntry.Key keyAt(int position) {
        return key(id(position));
    }

    /// How many lines stand before this place.
    int before(LogEntry.Key place) {
        merge();
        int low = 0;
        int high = size;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (key(ids[from + middle]).compareTo(place) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Takes lines off the beginning.
    void dropFirst(int count) {
        merge();
        from += count;
        size -= count;
    }

    private void merge() {
        if (waiting == 0) {
            return;
        }
        var sorted = Arrays.stream(late, 0, waiting)
                .mapToObj(this::key)
                .sorted()
                .mapToInt(LogEntry.Key::id)
                .toArray();
        makeRoom(waiting);
        int old = from + size - 1;
        int to = old + waiting;
        size += waiting;
        for (var next = waiting - 1; next >= 0; to--) {
            var place = key(sorted[next]);
            if (old >= from && key(ids[old]).compareTo(place) > 0) {
                ids[to] = ids[old--];
            } else {
                ids[to] = sorted[next--];
            }
        }
        waiting = 0;
    }

    /// Room at the end: by moving to the beginning when half of the array is free there.
    private void makeRoom(int count) {
        if (from + size + count <= ids.length) {
            return;
        }
        var target = from >= ids.length / 2 && size + count <= ids.length ? ids : grown(count);
        System.arraycopy(ids, from, target, 0, size);
        ids = target;
        from = 0;
    }

    private int[] grown(int count) {
        return new int[Math.max(size + count, size + (size >> 1) + 64)];
    }
}
