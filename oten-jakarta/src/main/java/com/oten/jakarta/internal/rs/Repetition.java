package com.oten.jakarta.internal.rs;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Collection;
import java.util.HashMap;

/**
 * Sends a request a second time and replaces the first response by the second. JAX-RS has no direct way to do so; this
 * makes a new request with the same client, and registers again what was registered for the first request only.
 */
public final class Repetition {
    private static final String REPEATED = Repetition.class.getName();
    /** How much of the first response is read, so that its connection can be reused. */
    private static final int READ = 64 * 1024;

    private Repetition() {}

    /**
     * Whether a request can be repeated: only once, and not if its entity is a stream that has been consumed.
     *
     * @param request the first
     * @return true if {@link #send} may be called
     */
    public static boolean isPossible(ClientRequestContext request) {
        boolean isStream = request.getEntity() instanceof InputStream
                || request.getEntity() instanceof Reader
                || request.getEntity() instanceof StreamingOutput
                || (request.getEntity() instanceof Collection<?> parts
                        && parts.stream().anyMatch(EntityPart.class::isInstance));
        return !isStream && request.getProperty(REPEATED) == null;
    }

    /**
     * Sends a request again and replaces its response.
     *
     * @param request the first
     * @param response its response, which is replaced
     * @throws IOException if the first response cannot be read
     */
    public static void send(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (response.hasEntity()) {
            // not closed: RESTEasy treats a closed stream as a closed response
            response.getEntityStream().readNBytes(READ);
        }
        Invocation.Builder again = target(request).request();
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>(request.getHeaders());
        headers.remove("Content-Length");
        again.headers(headers).property(REPEATED, true);
        Invocation invocation = request.hasEntity()
                ? again.build(request.getMethod(), entity(request))
                : again.build(request.getMethod());
        ProxyCall.copy(request, invocation);
        Response second = invocation.invoke();
        response.setStatusInfo(second.getStatusInfo());
        response.getHeaders().clear();
        response.getHeaders().putAll(second.getStringHeaders());
        response.setEntityStream(second.hasEntity() ? new Body(second) : InputStream.nullInputStream());
    }

    private static WebTarget target(ClientRequestContext request) {
        Client client = request.getClient();
        Configuration common = client.getConfiguration();
        Configuration own = request.getConfiguration();
        WebTarget target = client.target(request.getUri());
        own.getInstances().stream()
                .filter(provider -> !common.isRegistered(provider))
                .forEach(provider -> target.register(provider, new HashMap<>(own.getContracts(provider.getClass()))));
        own.getClasses().stream()
                .filter(provider -> !common.isRegistered(provider))
                .forEach(provider -> target.register(provider, new HashMap<>(own.getContracts(provider))));
        return target;
    }

    private static Entity<?> entity(ClientRequestContext request) {
        GenericEntity<Object> typed = new GenericEntity<>(request.getEntity(), request.getEntityType());
        return Entity.entity(typed, request.getMediaType(), request.getEntityAnnotations());
    }

    /** Keeps the second response from being garbage-collected, and thereby closed, while it is read. */
    private static final class Body extends FilterInputStream {
        private final Response response;

        Body(Response response) {
            super(response.readEntity(InputStream.class));
            this.response = response;
        }

        @Override
        public void close() throws IOException {
            super.close();
            response.close();
        }
    }
}
