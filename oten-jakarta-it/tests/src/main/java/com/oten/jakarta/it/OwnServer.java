package com.oten.jakarta.it;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A server that a test starts by itself, beside the one that Arquillian manages. */
public final class OwnServer {
    /** How long one may need to start on a slow machine. */
    public static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final int SECONDS_TO_END = 20;

    private OwnServer() {}

    /**
     * Ends it, by force if need be. Servers with a launcher have a child process, which may still write after the
     * launcher has ended; all processes have ended when this returns.
     *
     * @param server may have ended already
     * @throws InterruptedException if that happens while waiting
     */
    public static void end(Process server) throws InterruptedException {
        List<ProcessHandle> processes = Stream.concat(Stream.of(server.toHandle()), server.descendants())
                .toList();
        processes.forEach(ProcessHandle::destroy);
        CompletableFuture<Void> ended = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            ended.get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            processes.forEach(ProcessHandle::destroyForcibly);
            ended.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a process cannot be waited for", e);
        }
    }
}
