package com.oten.jakarta;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that sends what a test wants, byte by byte, and remembers what it received. Each connection carries one request.
 */
public final class WireServer implements AutoCloseable {
    /** What it sends after it has read a whole request. */
    @FunctionalInterface
    public interface Script {
        void say(OutputStream out) throws IOException, InterruptedException;
    }

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    private final ServerSocket socket;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "wire-server");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private WireServer(int port, Script script) {
        this.script = script;
        try {
            this.socket = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    public static WireServer saying(Script script) {
        return new WireServer(0, script);
    }

    public static WireServer at(int port, Script script) {
        return new WireServer(port, script);
    }

    /** Nobody is meant to call here. */
    public static WireServer listening() {
        return saying(response("HTTP/1.1 200 OK\r\nContent-Type: application/json", "{}"));
    }

    /** A whole response: status line and headers, then the body. */
    public static Script response(String head, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return out -> {
            write(out, head + "\r\nContent-Length: " + bytes.length + "\r\nConnection: close\r\n\r\n");
            out.write(bytes);
            out.flush();
        };
    }

    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** A port where nobody listens. */
    public static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + socket.getLocalPort() + path);
    }

    /** The requests, head and body. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** How many connections were made, with or without a request. */
    public int connections() {
        return connections.get();
    }

    /** Whether the other side disconnected while the server was still sending. */
    public boolean wasHungUpOn() {
        return hungUp.getCount() == 0;
    }

    /** For scripts that never end: returns when the server is closed. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            heard.add(request(connection.getInputStream()));
            script.say(connection.getOutputStream());
        } catch (IOException e) {
            hungUp.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ended early");
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return text + new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
