package dev.quaymaster.engine.dial;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/// A connection over TLS or a named pipe.
final class SocketConnection implements Connection {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    SocketConnection(Socket socket, int buffer) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), buffer);
        this.out = socket.getOutputStream();
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
        socket.shutdownOutput();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // the connection is of no further use either way
        }
    }
}
