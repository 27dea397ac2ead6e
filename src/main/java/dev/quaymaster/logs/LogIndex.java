package dev.quaymaster.logs;

import java.util.List;
import java.util.Optional;

/// The lines of a [LogBook] that a filter lets through, in time order and by position.
///
/// What the book holds when the index is opened is read on a virtual thread, the newest first;
/// lines that come later are there at once. The lock is the book's.
public final class LogIndex implements AutoCloseable {

    private final LogBook book;
    private final LogFilter filter;
    private TimeOrder order;
    private volatile boolean closed;
    private boolean complete;
    private int fillings;

    /// A block to read and the number of its first line.
    record Part(int firstId, LineBlock block) {}

    LogIndex(LogBook book, LogFilter filter) {
        this.book = book;
        this.filter = filter;
        this.order = new TimeOrder(book::nanos);
    }

    /// Reads the block that is still being written at once, the others later. The caller holds the
    /// book's lock.
    void begin(List<Part> there) {
        if (there.isEmpty()) {
            complete = true;
            return;
        }
        var filling = fillings;
        take(there.getLast(), filling);
        var earlier = List.copyOf(there.subList(0, there.size() - 1).reversed());
        Thread.ofVirtual().name("log search").start(() -> readBack(earlier, filling));
    }

    private void readBack(List<Part> parts, int filling) {
        for (var part : parts) {
            if (closed) {
                return;
            }
            take(part, filling);
            book.changed();
        }
        synchronized (book) {
            complete = true;
        }
        book.changed();
    }

    /// Unpacking and searching happen outside of the lock, so that a long search holds nobody up.
    private void take(Part part, int filling) {
        var block = part.block();
        var texts = filter.query().isPresent() ? texts(block) : List.<String>of();
        if (filter.query().isPresent() && texts.isEmpty()) {
            return;
        }
        var wanted = new boolean[LineBlock.LINES];
        for (var slot = 0; slot < texts.size(); slot++) {
            wanted[slot] = filter.admits(texts.get(slot));
        }
        synchronized (book) {
            if (block.empty() || closed || filling != fillings) {
                return;
            }
            for (var slot = 0; slot < block.count(); slot++) {
                if ((texts.isEmpty() || wanted[slot]) && filter.admits(book.origin(block, slot), block.level(slot))) {
                    take(part.firstId() + slot, block.nanos(slot));
                }
            }
        }
    }

    private List<String> texts(LineBlock block) {
        synchronized (book) {
            if (!block.sealed()) {
                return List.copyOf(block.texts());
            }
        }
        return block.texts();
    }

    private void take(int id, long nanos) {
        if (book.holds(new LogEntry.Key(nanos, id))) {
            order.add(id);
        }
    }

    /// Takes a line that has just come, if the filter does. The caller holds the book's lock.
    void offer(int id, LogOrigin origin, LogLevel level, String text) {
        if (filter.admits(origin, level) && filter.admits(text)) {
            order.add(id);
        }
    }

    void dropBefore(LogEntry.Key first) {
        order.dropFirst(order.before(first));
    }

    /// The book was cleared; what is still being read of it counts no more.
    void empty() {
        fillings++;
        order = new TimeOrder(book::nanos);
    }

    /// What it lets through.
    public LogFilter filter() {
        return filter;
    }

    /// How many lines were found so far.
    public int size() {
        synchronized (book) {
            return order.size();
        }
    }

    /// Whether all lines that were there before it have been read.
    public boolean complete() {
        synchronized (book) {
            return complete;
        }
    }

    /// The line at a position; none when it has left in the meantime.
    public Optional<LogEntry> line(int position) {
        synchronized (book) {
            return position >= 0 && position < order.size()
                    ? Optional.of(book.entry(order.id(position)))
                    : Optional.empty();
        }
    }

    /// How many lines stand before a place, whether a line is there or not.
    public int before(LogEntry.Key place) {
        synchronized (book) {
            return order.before(place);
        }
    }

    /// Ends the reading and forgets what was found.
    @Override
    public void close() {
        closed = true;
        book.close(this);
    }
}
