package com.oten.jakarta.it.lab;

import com.oten.jakarta.CallerTokens;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Optional;

/** Responds to {@code handshake} with what was seen in the handshake, and to other messages with what is seen then. */
@ServerEndpoint(value = "/lab/socket", configurator = LabSocket.Configurator.class)
public class LabSocket {
    private static final String SEEN = "seen";
    private static final String CAPTURED = "captured";

    /** For the container. */
    public LabSocket() {}

    /**
     * A message.
     *
     * @param message which of the two
     * @param session of the connection
     * @return what is seen
     */
    @OnMessage
    public String received(String message, Session session) {
        if (message.equals("handshake")) {
            return String.valueOf(session.getUserProperties().get(SEEN));
        }
        Optional<CallerTokens> captured =
                Optional.ofNullable((CallerTokens) session.getUserProperties().get(CAPTURED));
        return sight().of(session::getUserPrincipal, captured);
    }

    /** Servers differ in whether they inject into endpoints. */
    private static Sight sight() {
        return CDI.current().select(Sight.class).get();
    }

    /** Looks in the handshake, and takes the caller along. */
    public static final class Configurator extends ServerEndpointConfig.Configurator {
        /** For the container. */
        public Configurator() {}

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            Sight sight = sight();
            config.getUserProperties()
                    .put(SEEN, sight.of(request::getUserPrincipal, request::isUserInRole, sight.capture()));
            sight.capture().ifPresent(caller -> config.getUserProperties().put(CAPTURED, caller));
        }
    }
}
