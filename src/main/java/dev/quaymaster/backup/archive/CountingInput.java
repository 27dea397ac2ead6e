package dev.quaymaster.backup.archive;

import dev.quaymaster.files.FilterInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// Tells how many bytes were read so far, after every reading.
public final class CountingInput extends FilterInput {

    private final LongConsumer progress;
    private long total;

    /// @param progress told on the thread that reads
    public CountingInput(InputStream in, LongConsumer progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        total += Math.max(0, read);
        progress.accept(total);
        return read;
    }
}
