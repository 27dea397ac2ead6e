package dev.quaymaster.backup.archive;

import dev.quaymaster.files.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Reads a stream on a thread of its own, a few blocks ahead of its reader, so that what makes the
/// bytes and what looks at them work at the same time. When this has ended or is closed, the thread
/// is done with the source; closing that one is left to its owner.
///
/// The thread is a platform thread: unpacking would keep a carrier from all virtual ones.
final class ReadAhead extends InputStream {

    private static final int BLOCK = 1 << 18;
    private static final int BLOCKS = 8;

    private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread thread;
    private Block current = new Block();
    private int position;

    ReadAhead(InputStream source) {
        for (int i = 1; i < BLOCKS; i++) {
            free.add(new Block());
        }
        thread = Thread.ofPlatform().daemon().name("read ahead").start(() -> fill(source));
    }

    /// Some bytes; or, last of all and without any, how the stream ended.
    private static final class Block {
        private final byte[] bytes = new byte[BLOCK];
        private int length;
        private boolean last;
        private @Nullable Exception failure;
    }

    private void fill(InputStream source) {
        try {
            boolean more = true;
            while (more) {
                var block = free.take();
                try {
                    block.length = source.readNBytes(block.bytes, 0, BLOCK);
                    block.last = block.length < BLOCK;
                } catch (IOException | RuntimeException e) {
                    block.length = 0;
                    block.failure = e;
                    block.last = true;
                }
                more = !block.last;
                full.put(block);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody waits for more
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        while (position == current.length) {
            if (current.last) {
                return ended(current.failure);
            }
            next();
        }
        int some = Math.min(count, current.length - position);
        System.arraycopy(current.bytes, position, bytes, offset, some);
        position += some;
        return some;
    }

    private static int ended(@Nullable Exception failure) throws IOException {
        if (failure == null) {
            return -1;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        throw new IOException(FileFailure.reason(failure), failure);
    }

    private void next() throws IOException {
        try {
            var done = current;
            current = full.take();
            position = 0;
            free.add(done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled while reading");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = Thread.interrupted(); // or there would be no waiting
        try {
            thread.join();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
