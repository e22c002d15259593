package com.oten.jakarta.it;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Waits for one message of a WebSocket, which may come in parts. */
final class FirstMessage implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder(); // a listener is called by one thread at a time
    private final CompletableFuture<String> text = new CompletableFuture<>();

    CompletableFuture<String> text() {
        return text;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
        parts.append(data);
        if (isLast) {
            text.complete(parts.toString());
        }
        return WebSocket.Listener.super.onText(socket, data, isLast);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        text.completeExceptionally(new AssertionError("closed with " + status + " " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        text.completeExceptionally(failure);
    }
}
