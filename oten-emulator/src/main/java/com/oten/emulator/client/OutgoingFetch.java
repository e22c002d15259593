package com.oten.emulator.client;

import com.oten.emulator.ClientFetch;
import com.oten.emulator.base.Recent;
import com.oten.emulator.wire.Outgoing;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** Fetches documents from clients, without retries, and records the outcomes. */
public final class OutgoingFetch {
    private final Outgoing outgoing;
    private final Recent<ClientFetch> fetches = new Recent<>();

    public OutgoingFetch(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    /** The document, absent when it cannot be fetched or is of another media type. */
    public Optional<String> get(String uri, Set<String> mediaTypes) {
        Optional<HttpRequest.Builder> request = Outgoing.request(uri);
        if (request.isEmpty()) {
            return unusable(uri, OptionalInt.empty(), "neither https nor on a loopback host");
        }
        try {
            return read(
                    uri,
                    outgoing.send(request.get()
                                    .header("Accept", String.join(", ", mediaTypes))
                                    .build())
                            .join(),
                    mediaTypes);
        } catch (CompletionException e) {
            return unusable(uri, OptionalInt.empty(), "no response");
        }
    }

    public List<ClientFetch> all() {
        return fetches.all();
    }

    public void reset() {
        fetches.reset();
    }

    private Optional<String> read(String uri, HttpResponse<byte[]> response, Set<String> mediaTypes) {
        OptionalInt status = OptionalInt.of(response.statusCode());
        if (response.statusCode() != 200) {
            return unusable(uri, status, "a status other than 200");
        }
        if (!mediaTypes.contains(mediaType(response))) {
            return unusable(uri, status, "a media type other than " + String.join(" or ", mediaTypes));
        }
        if (response.body().length > Outgoing.MAX_BYTES) {
            return unusable(uri, status, "more than " + Outgoing.MAX_BYTES + " bytes");
        }
        fetches.add(new ClientFetch(uri, status, Optional.empty()));
        return Optional.of(new String(response.body(), StandardCharsets.UTF_8));
    }

    private Optional<String> unusable(String uri, OptionalInt status, String problem) {
        fetches.add(new ClientFetch(uri, status, Optional.of(problem)));
        return Optional.empty();
    }

    private static String mediaType(HttpResponse<?> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
