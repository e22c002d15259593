package com.oten.jakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;

/** A local port where nobody listens, or a listener that cannot complete a TLS handshake. */
final class DeadPort {
    /** How the listener responds to a TLS client. */
    enum Speech {
        /** Has no certificate: ends the handshake with an alert. */
        NO_CERTIFICATE,
        /** Speaks no TLS at all, as when a proxy answers. */
        PLAIN_HTTP
    }

    private final int port;
    /** Keeps others from the port without listening. */
    private Socket holder;

    DeadPort() {
        this.holder = held(0);
        this.port = holder.getLocalPort();
    }

    String url() {
        return "https://127.0.0.1:" + port + "/token";
    }

    Listener listen(Speech speech) throws IOException {
        holder.close();
        return new Listener(speech);
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "dead port");
        thread.setDaemon(true);
        thread.start();
    }

    private static Socket held(int port) {
        Socket holder = new Socket();
        try {
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return holder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts connections, until it is closed. */
    final class Listener implements AutoCloseable {
        private final ServerSocket listener;
        private final AtomicInteger connections = new AtomicInteger();
        private final CompletableFuture<Void> served;

        private Listener(Speech speech) throws IOException {
            ServerSocketFactory factory = speech == Speech.PLAIN_HTTP
                    ? ServerSocketFactory.getDefault()
                    : SSLServerSocketFactory.getDefault();
            this.listener = factory.createServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            this.served = CompletableFuture.runAsync(this::serve, DeadPort::inBackground);
        }

        int connections() {
            return connections.get();
        }

        private void serve() {
            while (!listener.isClosed()) {
                try (Socket caller = listener.accept()) {
                    connections.incrementAndGet();
                    caller.getInputStream().read(new byte[1024]);
                    caller.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // the handshake failed, as it should, or the listener was closed
                }
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
            served.join(); // a pending accept would keep the port
            holder = held(port);
        }
    }
}
