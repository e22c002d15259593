package com.oten.emulator.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Lets requests wait until the emulator knows its port, and with it its issuer. */
public final class LateHandler implements HttpHandler {
    private final CompletableFuture<HttpHandler> handler = new CompletableFuture<>();

    public void set(HttpHandler ready) {
        handler.complete(ready);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        handler.join().handle(exchange);
    }
}
