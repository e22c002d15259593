package com.oten.jakarta.it.tokens;

import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.rs.BearerFilter;
import com.oten.jakarta.rs.OtenBearer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.function.Function;

/** Calls another service with every kind of token and entity. */
@Path("calls")
@RequestScoped
@RolesAllowed("**")
public class CallsResource {
    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private OtenBearer bearer;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private OtenTokenService tokens;

    /** For the container. */
    public CallsResource() {}

    /**
     * Calls.
     *
     * @param whose token: {@code caller}, {@code captured}, {@code service}
     * @param what is sent: {@code nothing}, {@code form}, {@code stream}
     * @param to where
     * @return the other service's status, and whether its response names a user
     */
    @GET
    @Path("{whose}/{what}")
    public String call(@PathParam("whose") String whose, @PathParam("what") String what, @QueryParam("to") URI to) {
        Function<Invocation.Builder, Response> sending = switch (what) {
            case "form" -> request -> request.post(Entity.form(new Form("field", "value")));
            case "stream" ->
                request -> request.post(
                        Entity.entity(new ByteArrayInputStream(new byte[] {'x'}), MediaType.APPLICATION_OCTET_STREAM));
            default -> Invocation.Builder::get;
        };
        Client client = ClientBuilder.newClient();
        try (Response response = sending.apply(client.target(to)
                .register(filter(whose))
                .request(MediaType.APPLICATION_JSON)
                .header("X-Kept", "yes"))) {
            String body = response.readEntity(String.class);
            return response.getStatus() + (body.contains("user-") ? " about somebody" : "");
        } finally {
            client.close();
        }
    }

    private BearerFilter filter(String whose) {
        return switch (whose) {
            case "service" -> bearer.service();
            case "captured" -> bearer.of(tokens.forCaller());
            default -> bearer.to(URI.create("http://127.0.0.1:1"), issuer());
        };
    }

    private static URI issuer() {
        return org.eclipse.microprofile.config.ConfigProvider.getConfig().getValue("oten.issuer", URI.class);
    }
}
