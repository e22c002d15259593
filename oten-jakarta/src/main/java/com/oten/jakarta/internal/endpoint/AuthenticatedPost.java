package com.oten.jakarta.internal.endpoint;

import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.ClientConfig;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.discovery.ProviderMetadata;
import com.oten.jakarta.internal.http.Budget;
import com.oten.jakarta.internal.http.CallFailures;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.http.RemoteResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Posts forms to one of Oten's endpoints, with the client's credentials among the fields. Calls that wait for a
 * response need a place in the {@link Http#bulkhead()} and are limited by the {@link Budget} of the request.
 * Thread-safe.
 */
final class AuthenticatedPost {
    private final String endpoint;
    private final Function<ProviderMetadata, Optional<URI>> location;
    private final ClientConfig client;
    private final Discovery discovery;
    private final Http http;
    private final ErrorResponse errors;

    /** The name of the endpoint is for messages: "token endpoint". */
    AuthenticatedPost(
            String endpoint,
            Function<ProviderMetadata, Optional<URI>> location,
            OtenConfig config,
            Discovery discovery,
            Http http,
            Clock clock) {
        this.endpoint = endpoint;
        this.location = location;
        this.client = config.client();
        this.discovery = discovery;
        this.http = http;
        this.errors = new ErrorResponse(endpoint, clock);
    }

    ErrorResponse errors() {
        return errors;
    }

    /** Waits for a successful response to a call that may be repeated, and is if the connection breaks. */
    RemoteResponse sendIdempotent(Map<String, String> form) {
        return waiting(url -> {
            Supplier<RemoteResponse> call = () -> successful(http.post(url, authenticated(form), http.budget()));
            try {
                return call.get();
            } catch (OtenException e) {
                if (!isBrokenConnection(e)) {
                    throw e;
                }
                return call.get();
            }
        });
    }

    /** Waits with several tries; the place is kept between them, and the pauses count towards the time. */
    RemoteResponse send(Map<String, String> form, Retry retry) {
        return waiting(url -> retry.call(timeLeft -> sendOrRepeat(url, form, timeLeft)));
    }

    /** The same without waiting. The response may have any status: see {@link #successful}. */
    CompletableFuture<RemoteResponse> sendIdempotentInBackground(Map<String, String> form) {
        URI url = url();
        return http.postInBackground(url, authenticated(form))
                .exceptionallyCompose(failure -> isBrokenConnection(CallFailures.unwrapped(failure))
                        ? http.postInBackground(url, authenticated(form))
                        : CompletableFuture.failedFuture(failure));
    }

    /** Such as one that was kept, and that the other side has closed when it is used again. */
    private static boolean isBrokenConnection(Throwable failure) {
        return failure instanceof OtenException lost
                && lost.code() == OtenErrorCode.RESPONSE_LOST
                && !CallFailures.isTimeOut(lost);
    }

    RemoteResponse successful(RemoteResponse response) {
        if (response.status() != 200) {
            throw errors.of(response);
        }
        return response;
    }

    private RemoteResponse waiting(Function<URI, RemoteResponse> call) {
        return Budget.of(http.budget(), () -> {
            URI url = url(); // may wait for Oten's metadata, in a place of its own
            return http.bulkhead().enter(() -> call.apply(url));
        });
    }

    private RemoteResponse sendOrRepeat(URI url, Map<String, String> form, Duration timeLeft) {
        Map<String, String> sent = authenticated(form);
        try {
            return successful(http.post(url, sent, timeLeft));
        } catch (OtenConfigurationException e) {
            Map<String, String> now = authenticated(form);
            if (e.code() != OtenErrorCode.CLIENT_REFUSED || now.equals(sent)) {
                throw e;
            }
            // the secret was rotated while the call was under way; a call refused for the client has used nothing up
            return successful(http.post(url, now, timeLeft));
        }
    }

    private URI url() {
        return location.apply(discovery.metadata())
                .orElseThrow(
                        () -> OtenErrorCode.NOT_OFFERED.exception("Oten advertises no " + endpoint.replace(' ', '_')));
    }

    private Map<String, String> authenticated(Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.putAll(client.credentials());
        return all;
    }
}
