package com.oten.jakarta.it;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A server that a test starts by itself, beside the one that Arquillian manages. */
public final class OwnServer {
    /** How long one may need to start on a slow machine. */
    public static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final int SECONDS_TO_END = 20;

    private OwnServer() {}

    /**
     * Ends it, by force if it does not go.
     *
     * @param server may have ended already
     * @throws InterruptedException if that happens while waiting
     */
    public static void end(Process server) throws InterruptedException {
        server.destroy();
        if (!server.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
    }
}
