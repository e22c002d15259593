package com.oten.emulator.endpoint;

import com.oten.emulator.LogoutDelivery;
import com.oten.emulator.base.Recent;
import com.oten.emulator.client.Clients;
import com.oten.emulator.client.Registration;
import com.oten.emulator.session.IdpSession;
import com.oten.emulator.token.LogoutTokens;
import com.oten.emulator.wire.Outgoing;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Tells the clients that took part in a session that it is over (OpenID Connect Back-Channel Logout 1.0). */
public final class BackchannelLogout {
    private final Clients clients;
    private final Metadata metadata;
    private final LogoutTokens tokens;
    private final Outgoing outgoing;
    private final Recent<LogoutDelivery> deliveries = new Recent<>();

    public BackchannelLogout(Clients clients, Metadata metadata, LogoutTokens tokens, Outgoing outgoing) {
        this.clients = clients;
        this.metadata = metadata;
        this.tokens = tokens;
        this.outgoing = outgoing;
    }

    /** Tells all of them at the same time, and waits for all responses. */
    public List<LogoutDelivery> tell(Collection<IdpSession> ended) {
        if (!metadata.sendsLogoutTokens()) {
            return List.of();
        }
        List<CompletableFuture<LogoutDelivery>> sent = ended.stream()
                .flatMap(session -> session.clients().stream().flatMap(id -> send(id, session)))
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    public CompletableFuture<LogoutDelivery> send(URI uri, String token) {
        LogoutDelivery unanswered = new LogoutDelivery(uri, token, OptionalInt.empty(), Map.of(), "");
        return Outgoing.request(uri.toString())
                .map(request -> outgoing.send(request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(form(token))
                                .build())
                        .handle((response, failure) -> failure == null ? answered(unanswered, response) : unanswered))
                .orElseGet(() -> CompletableFuture.completedFuture(unanswered))
                .whenComplete((delivery, failure) -> deliveries.add(delivery));
    }

    public List<LogoutDelivery> all() {
        return deliveries.all();
    }

    public void reset() {
        deliveries.reset();
    }

    private Stream<CompletableFuture<LogoutDelivery>> send(String clientId, IdpSession session) {
        Optional<Registration.BackchannelTarget> target =
                clients.find(clientId).flatMap(Registration::backchannelLogout);
        return target.stream().map(found -> {
            Map<String, Object> claims = tokens.claims(clientId);
            claims.put("sub", session.user().subject());
            if (found.sessionRequired()) {
                claims.put("sid", session.sid());
            }
            return send(found.uri(), tokens.sign(claims));
        });
    }

    private static HttpRequest.BodyPublisher form(String token) {
        return BodyPublishers.ofString("logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    private static LogoutDelivery answered(LogoutDelivery unanswered, HttpResponse<byte[]> response) {
        return new LogoutDelivery(
                unanswered.uri(),
                unanswered.logoutToken(),
                OptionalInt.of(response.statusCode()),
                response.headers().map(),
                new String(response.body(), StandardCharsets.UTF_8));
    }
}
