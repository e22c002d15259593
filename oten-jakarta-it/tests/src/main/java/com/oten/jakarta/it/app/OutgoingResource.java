package com.oten.jakarta.it.app;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.rs.OtenBearer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Calls the given URL with the caller's token; the configuration restricts where it may be sent. */
@Path("outgoing")
@RequestScoped
@RolesAllowed("**")
public class OutgoingResource {
    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private OtenBearer bearer;

    /** For the container. */
    public OutgoingResource() {}

    /**
     * Calls.
     *
     * @param to where
     * @return the other's status
     */
    @GET
    public String call(@QueryParam("to") URI to) {
        Client client = ClientBuilder.newClient().register(bearer);
        try (Response response = client.target(to).request().get()) {
            return String.valueOf(response.getStatus());
        } catch (ProcessingException e) {
            if (e.getCause() instanceof OtenException refused) {
                throw refused;
            }
            throw e;
        } finally {
            client.close();
        }
    }
}
