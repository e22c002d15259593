package com.oten.emulator.wire;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The socket and its threads; can be stopped and started again on the same port. The locks guard {@code running}. */
public final class EmulatorServer {
    private static final int BACKLOG = 1024;

    static {
        // The JDK's server writes head and body apart; with Nagle's algorithm a kept-alive client waits 40 ms for it
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final int threads;
    private final HttpHandler handler;
    private final int port;
    private Optional<Running> running;

    private EmulatorServer(int threads, HttpHandler handler, Running first) {
        this.threads = threads;
        this.handler = handler;
        this.port = first.http.getAddress().getPort();
        this.running = Optional.of(first);
    }

    /** Listens on the loopback address; requests wait until the handler is ready. */
    public static EmulatorServer start(int port, int threads, HttpHandler handler) {
        return new EmulatorServer(threads, handler, Running.start(port, threads, handler));
    }

    public int port() {
        return port;
    }

    public synchronized void stop() {
        running.ifPresent(Running::stop);
        running = Optional.empty();
    }

    public synchronized void restart() {
        stop();
        running = Optional.of(Running.start(port, threads, handler));
    }

    private record Running(HttpServer http, ExecutorService pool) {

        static Running start(int port, int threads, HttpHandler handler) {
            try {
                HttpServer http =
                        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
                ExecutorService pool = Executors.newFixedThreadPool(threads, Running::thread);
                http.setExecutor(pool);
                http.createContext("/", handler);
                http.start();
                return new Running(http, pool);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot listen on port " + port, e);
            }
        }

        void stop() {
            // interrupts responses that hang on purpose
            pool.shutdownNow();
            http.stop(0);
        }

        private static final AtomicInteger COUNT = new AtomicInteger();

        private static Thread thread(Runnable work) {
            Thread thread = new Thread(work, "oten-emulator-" + COUNT.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}
