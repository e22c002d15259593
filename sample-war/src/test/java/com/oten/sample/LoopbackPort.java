package com.oten.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a port to listen on. */
final class LoopbackPort {
    private LoopbackPort() {}

    /** The port itself, or any free one if somebody listens there. */
    static int freeOr(int preferred) {
        return isFree(preferred) ? preferred : anyFree();
    }

    /** Whether it is free on all addresses: a browser may try another one for "localhost" than the server took. */
    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFree() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
