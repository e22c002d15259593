package com.oten.jakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;

/** A port of this machine where nobody listens, or somebody with whom TLS is impossible. */
final class DeadPort {
    /** What the listener says to a TLS client. */
    enum Speech {
        /** Has no certificate: refuses the handshake with an alert. */
        NO_CERTIFICATE,
        /** Speaks no TLS at all, as when a proxy answers. */
        PLAIN_HTTP
    }

    private final int port;

    DeadPort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "https://127.0.0.1:" + port + "/token";
    }

    Listener listen(Speech speech) {
        return new Listener(speech, port);
    }

    /** Counts who comes, until it is closed. */
    static final class Listener implements AutoCloseable {
        private final ServerSocket door;
        private final AtomicInteger connections = new AtomicInteger();

        private Listener(Speech speech, int port) {
            ServerSocketFactory factory = speech == Speech.PLAIN_HTTP
                    ? ServerSocketFactory.getDefault()
                    : SSLServerSocketFactory.getDefault();
            try {
                this.door = factory.createServerSocket();
                door.setReuseAddress(true);
                door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread thread = new Thread(this::serve, "dead port");
            thread.setDaemon(true);
            thread.start();
        }

        int connections() {
            return connections.get();
        }

        private void serve() {
            while (!door.isClosed()) {
                try (Socket caller = door.accept()) {
                    connections.incrementAndGet();
                    caller.getInputStream().read(new byte[1024]);
                    caller.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // the handshake failed, as it should, or the door was closed
                }
            }
        }

        @Override
        public void close() {
            try {
                door.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
