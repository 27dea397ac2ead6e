package dev.quaymaster.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A connection to a fake container's process.
record FakeSession(FakeContainer container) implements Session {

    @Override
    public OutputStream stdin() {
        return container.stdin;
    }

    @Override
    public InputStream stdout() {
        return container.stdout;
    }

    @Override
    public String errors() {
        return "";
    }

    @Override
    public void close() {
        try {
            container.stdin.close();
        } catch (IOException e) {
            // the process has ended already
        }
    }
}
