package dev.quaymaster.engine.dial;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/// A connection over a unix or TCP socket; interrupting a thread that is blocked in it closes it.
final class ChannelConnection implements Connection {

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    ChannelConnection(SocketChannel channel, int buffer) {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel), buffer);
        this.out = Channels.newOutputStream(channel);
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the connection is of no further use either way
        }
    }
}
