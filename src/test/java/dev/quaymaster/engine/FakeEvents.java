package dev.quaymaster.engine;

import dev.quaymaster.engine.EngineException.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The event streams that were opened on a fake engine.
final class FakeEvents {

    private final List<Stream> streams = new CopyOnWriteArrayList<>();

    EventStream open(LabelFilter filter) {
        var stream = new Stream(filter);
        streams.add(stream);
        return stream;
    }

    /// How many watch.
    int watchers() {
        return (int) streams.stream().filter(stream -> stream.end == null).count();
    }

    /// Tells those who watch such labels.
    void changed(Map<String, String> labels) {
        streams.stream().filter(s -> s.filter.matches(labels)).forEach(Stream::wake);
    }

    /// Tells everybody, as for volumes and networks.
    void changed() {
        streams.forEach(Stream::wake);
    }

    /// Breaks all streams.
    void breakAll() {
        streams.forEach(stream -> stream.end(new EngineException(Kind.UNREACHABLE, "The engine ended the stream.")));
        streams.clear();
    }

    private static final class Stream implements EventStream {

        private final LabelFilter filter;
        private final Semaphore changed = new Semaphore(0);
        private volatile @Nullable EngineException end;

        Stream(LabelFilter filter) {
            this.filter = filter;
        }

        void wake() {
            changed.release();
        }

        void end(EngineException why) {
            end = why;
            changed.release();
        }

        @Override
        public void awaitChange() {
            try {
                changed.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineException(Kind.CANCELLED, "Watching was cancelled.", e);
            }
            var why = end;
            if (why != null) {
                changed.release();
                throw new EngineException(why.kind(), why.getMessage(), why);
            }
            changed.drainPermits();
        }

        @Override
        public void close() {
            end(new EngineException(Kind.CANCELLED, "Watching was closed from this side."));
        }
    }
}
