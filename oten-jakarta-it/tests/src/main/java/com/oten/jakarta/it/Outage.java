package com.oten.jakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** How Oten fails. */
enum Outage {
    /** Connections are refused. */
    STOPPED,
    /** Connections are accepted, and no response is ever sent. */
    HANGING;

    /** The kernel accepts that many; nobody reads them. */
    private static final int BACKLOG = 4096;

    /**
     * Stops the emulator; its state is kept.
     *
     * @return restarts it
     */
    Runnable begin() {
        Oten.emulator().stop();
        Optional<ServerSocket> inItsPlace = this == HANGING ? Optional.of(deafSocket()) : Optional.empty();
        return () -> {
            inItsPlace.ifPresent(Outage::close);
            Oten.emulator().restart();
        };
    }

    private static ServerSocket deafSocket() {
        try {
            return new ServerSocket(Oten.emulator().port(), BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
