package com.oten.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/** The way of every request: read, remember, misbehave if told so, else answer. */
final class Router implements HttpHandler {
    private static final Logger LOG = System.getLogger(Router.class.getName());

    private final Provider provider;

    Router(Provider provider) {
        this.provider = provider;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Endpoint endpoint = Endpoint.at(path);
        try {
            ReceivedRequest in = Wire.read(exchange, endpoint, provider.clock.instant());
            if (path.startsWith(ControlEndpoint.PREFIX)) {
                Wire.send(exchange, provider.control.answer(in));
                return;
            }
            provider.log.add(in);
            Optional<CannedAnswer> canned = provider.canned.take(endpoint);
            if (canned.isPresent()) {
                Wire.play(exchange, canned.get());
            } else {
                Wire.send(exchange, answer(in));
            }
        } catch (InterruptedException e) {
            // the emulator is being stopped
            Thread.currentThread().interrupt();
            exchange.close();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The emulator failed at " + endpoint, e);
            Wire.send(exchange, Fault.SERVER_ERROR_TOKEN.refusal().asJson());
        }
    }

    private Reply answer(ReceivedRequest in) {
        return switch (in.endpoint()) {
            case DISCOVERY -> document(in, provider.metadata.body());
            case JWKS -> document(in, provider.keys.jwks());
            case AUTHORIZE -> provider.authorize.authorize(in);
            case LOGIN -> provider.authorize.login(in);
            case CONSENT -> provider.authorize.consent(in);
            case TOKEN -> provider.token.answer(in);
            case USERINFO -> provider.user.userInfo(in);
            case REVOKE -> provider.user.revoke(in);
            case INTROSPECT -> provider.user.introspect(in);
            case LOGOUT -> provider.user.logout(in);
            case OTHER -> Reply.json(404, Map.of("error", "not_found"));
        };
    }

    private static Reply document(ReceivedRequest in, String body) {
        return in.method().equals("GET") || in.method().equals("HEAD")
                ? Reply.text(200, "application/json", body)
                : Reply.methodNotAllowed("GET, HEAD");
    }
}
