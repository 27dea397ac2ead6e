package dev.quaymaster.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/// The lines of several logs in time order, the oldest leaving when it is full.
///
/// Texts are kept compressed in blocks of some hundred lines, so that a million lines take tens of
/// megabytes and never more than the limits say. Nothing of a log is written to a disk.
///
/// All methods may be called by any thread.
public final class LogBook {

    private static final int UNPACKED_BLOCKS = 24;

    /// Lines are numbered as they come, and blocks by the upper bits of that; both wrap around.
    private static final int BLOCK_NUMBERS = (1 << 23) - 1;

    private static final int SLOT_BITS = 9;

    /// How much is kept.
    ///
    /// @param lines at most so many
    /// @param bytes of compressed text at most
    public record Limits(int lines, long bytes) {

        /// A million lines, and 96 MiB for those that hardly compress.
        public static final Limits USUAL = new Limits(1_000_000, 96L << 20);
    }

    private final Limits limits;
    private final List<LogOrigin> origins = new ArrayList<>();
    private final Map<LogOrigin, Short> originNumbers = new HashMap<>();
    private final Map<LogOrigin, LogLevel> lastLevels = new HashMap<>();
    private final List<LineBlock> blocks = new ArrayList<>();
    private final Map<LineBlock, List<String>> unpacked = new UnpackedBlocks();
    private final Set<LogIndex> indexes = new CopyOnWriteArraySet<>();
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private TimeOrder all = new TimeOrder(this::nanos);
    private int firstBlock;
    private long weight;
    private long received;

    /// Creates an empty book.
    public LogBook(Limits limits) {
        this.limits = limits;
    }

    /// Keeps a line.
    ///
    /// @param origin who wrote it
    /// @param time when the engine received it
    /// @param text without its line end
    public void add(LogOrigin origin, Instant time, String text) {
        synchronized (this) {
            var line = text.indexOf('\n') < 0 ? text : text.replace('\n', ' ');
            var level = level(origin, line);
            var block = openBlock();
            var id = ((firstBlock + blocks.size() - 1) << SLOT_BITS) + block.count();
            block.add(LogTime.nanos(time), number(origin), level, line);
            all.add(id);
            received++;
            for (var index : indexes) {
                index.offer(id, origin, level, line);
            }
            if (block.full()) {
                seal(block);
                trim();
            }
        }
        listeners.forEach(Runnable::run);
    }

    /// A line that goes on with the one before, such as of a stack trace, is as serious as that.
    private LogLevel level(LogOrigin origin, String line) {
        var plain = AnsiText.plain(line);
        var level = LogLevel.of(plain);
        if (level == LogLevel.UNKNOWN && !plain.isEmpty() && Character.isWhitespace(plain.charAt(0))) {
            return lastLevels.getOrDefault(origin, LogLevel.UNKNOWN);
        }
        lastLevels.put(origin, level);
        return level;
    }

    private LineBlock openBlock() {
        if (blocks.isEmpty() || blocks.getLast().full()) {
            blocks.add(new LineBlock());
        }
        return blocks.getLast();
    }

    private void seal(LineBlock block) {
        if (block.empty()) {
            block.forget();
        } else {
            block.seal();
            weight += block.weight();
        }
    }

    private short number(LogOrigin origin) {
        return originNumbers.computeIfAbsent(origin, added -> {
            origins.add(added);
            return (short) (origins.size() - 1);
        });
    }

    private void trim() {
        var surplus = all.size() - limits.lines();
        if (weight > limits.bytes()) {
            surplus = Math.max(surplus, all.size() / 16);
        }
        if (surplus < Math.min(LineBlock.LINES, limits.lines() / 8)) {
            return;
        }
        var first = all.keyAt(surplus);
        indexes.forEach(index -> index.dropBefore(first));
        for (var position = 0; position < surplus; position++) {
            var block = block(all.id(position));
            if (block.forgetOne() && block.sealed()) {
                weight -= block.weight();
                block.forget();
                unpacked.remove(block);
            }
        }
        all.dropFirst(surplus);
        dropEmptyBlocks();
    }

    private void dropEmptyBlocks() {
        int empty = 0;
        while (empty < blocks.size() - 1 && blocks.get(empty).empty()) {
            empty++;
        }
        blocks.subList(0, empty).clear();
        firstBlock = (firstBlock + empty) & BLOCK_NUMBERS;
    }

    /// Forgets all lines.
    public void clear() {
        synchronized (this) {
            firstBlock = (firstBlock + blocks.size()) & BLOCK_NUMBERS;
            blocks.clear();
            unpacked.clear();
            lastLevels.clear();
            all = new TimeOrder(this::nanos);
            weight = 0;
            indexes.forEach(LogIndex::empty);
        }
        listeners.forEach(Runnable::run);
    }

    /// Opens the part of the book that a filter lets through; it stays up to date until closed.
    /// Lines that are there already are read on a virtual thread.
    public LogIndex index(LogFilter filter) {
        var index = new LogIndex(this, filter);
        List<LogIndex.Part> there = new ArrayList<>();
        synchronized (this) {
            for (var place = 0; place < blocks.size(); place++) {
                there.add(new LogIndex.Part((firstBlock + place) << SLOT_BITS, blocks.get(place)));
            }
            indexes.add(index);
            index.begin(there);
        }
        return index;
    }

    void close(LogIndex index) {
        indexes.remove(index);
    }

    /// Calls this on every change, on the thread that made it; it must be quick.
    ///
    /// @return ends it
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void changed() {
        listeners.forEach(Runnable::run);
    }

    /// How many lines it holds.
    public synchronized int size() {
        return all.size();
    }

    /// How many lines ever came.
    public synchronized long received() {
        return received;
    }

    /// Bytes of compressed text.
    public synchronized long weight() {
        return weight;
    }

    long nanos(int id) {
        return block(id).nanos(slot(id));
    }

    LogEntry entry(int id) {
        var block = block(id);
        var slot = slot(id);
        var texts = block.sealed() ? unpacked.computeIfAbsent(block, LineBlock::texts) : block.texts();
        return new LogEntry(
                new LogEntry.Key(block.nanos(slot), id),
                origins.get(block.origin(slot)),
                block.level(slot),
                texts.get(slot));
    }

    LogOrigin origin(LineBlock block, int slot) {
        return origins.get(block.origin(slot));
    }

    /// Whether a line is still there.
    boolean holds(LogEntry.Key key) {
        return all.size() > 0 && key.compareTo(all.keyAt(0)) >= 0;
    }

    private LineBlock block(int id) {
        return blocks.get(((id >>> SLOT_BITS) - firstBlock) & BLOCK_NUMBERS);
    }

    private static int slot(int id) {
        return id & (LineBlock.LINES - 1);
    }

    /// The blocks looked at last, unpacked.
    private static final class UnpackedBlocks extends LinkedHashMap<LineBlock, List<String>> {

        private static final long serialVersionUID = 1L;

        UnpackedBlocks() {
            super(32, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<LineBlock, List<String>> eldest) {
            return size() > UNPACKED_BLOCKS;
        }
    }
}
