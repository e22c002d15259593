package com.oten.emulator.provider;

import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.ReceivedRequest;
import com.oten.emulator.wire.Playback;
import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.Reply;
import com.oten.emulator.wire.Wire;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/** Handles every request: read it, record it, misbehave if told to, else respond. */
public final class Router implements HttpHandler {
    private static final Logger LOG = System.getLogger(Router.class.getName());

    private final Provider provider;

    public Router(Provider provider) {
        this.provider = provider;
    }

    /** Whatever happens, the exchange is closed: a caller must not wait for a response that never comes. */
    @Override
    public void handle(HttpExchange exchange) {
        try {
            respond(exchange);
        } catch (InterruptedException e) {
            // the emulator is being stopped
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The caller has disconnected", e);
        } catch (RuntimeException | Error e) {
            // callbacks of a test may throw anything, an AssertionError too
            LOG.log(
                    Level.ERROR,
                    "The emulator failed at " + exchange.getRequestURI().getPath(),
                    e);
            fail(exchange);
        } finally {
            exchange.close();
        }
    }

    private void respond(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        Endpoint endpoint = at(path);
        ReceivedRequest in = Wire.read(exchange, endpoint, provider.clock.instant());
        if (path.startsWith(ControlEndpoint.PREFIX)) {
            Wire.send(exchange, provider.control.reply(in));
            return;
        }
        provider.log.add(in);
        Optional<Playback> canned = provider.canned.take(endpoint);
        if (canned.isPresent()) {
            provider.held.hold(endpoint);
            Wire.play(exchange, canned.get());
        } else {
            Reply reply = reply(in);
            provider.held.hold(endpoint);
            Wire.send(exchange, reply);
        }
    }

    private static Endpoint at(String path) {
        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint.path().equals(path)) {
                return endpoint;
            }
        }
        return Endpoint.OTHER;
    }

    private static void fail(HttpExchange exchange) {
        try {
            Wire.send(exchange, Refusal.of(Fault.SERVER_ERROR_TOKEN).asJson());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The error response cannot be sent", e);
        }
    }

    private Reply reply(ReceivedRequest in) {
        return switch (in.endpoint()) {
            case DISCOVERY -> document(in, provider.metadata.body());
            case JWKS -> document(in, provider.keys.jwks());
            case AUTHORIZE -> provider.authorize.authorize(in);
            case LOGIN -> provider.authorize.login(in);
            case CONSENT -> provider.authorize.consent(in);
            case TOKEN -> provider.token.reply(in);
            case USERINFO -> provider.user.userInfo(in);
            case REVOKE -> provider.user.revoke(in);
            case INTROSPECT -> provider.user.introspect(in);
            case LOGOUT -> provider.logout.logout(in);
            case OTHER -> Reply.json(404, Map.of("error", "not_found"));
        };
    }

    private static Reply document(ReceivedRequest in, String body) {
        return in.method().equals("GET") || in.method().equals("HEAD")
                ? Reply.text(200, "application/json", body)
                : Reply.methodNotAllowed("GET, HEAD");
    }
}
