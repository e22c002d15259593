package com.oten.sample;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Calls another service with the caller's token and returns its response. */
@Path("downstream")
@RequestScoped
@RolesAllowed("**")
public class DownstreamResource {
    @Inject
    private Downstream downstream;

    @Inject
    @ConfigProperty(name = "oten.sample.downstream-url")
    private Optional<URI> url;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response call() {
        return url.map(downstream::call)
                .orElseGet(() -> Problem.of(404, "No downstream service", "Set oten.sample.downstream-url to one."));
    }
}
