package com.oten.jakarta.it.restclient;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls other services through MicroProfile Rest Clients. */
@Path("clients")
@RequestScoped
@RolesAllowed("**")
public class ClientsResource {
    @Inject
    @RestClient
    @SuppressWarnings("NullAway.Init") // the container sets it
    private ServiceClient service;

    /** For the container. */
    public ClientsResource() {}

    /**
     * Calls.
     *
     * @param kind of client
     * @param to where
     * @return the other service's status, or the exception's class
     */
    @GET
    @Path("{kind}")
    public String call(@PathParam("kind") String kind, @QueryParam("to") URI to) {
        try (Response response = switch (kind) {
            case "service" -> service.get();
            case "provider" ->
                RestClientBuilder.newBuilder()
                        .baseUri(to)
                        .build(ProviderClient.class)
                        .get();
            default ->
                RestClientBuilder.newBuilder()
                        .baseUri(to)
                        .build(CallerClient.class)
                        .get();
        }) {
            return String.valueOf(response.getStatus());
        } catch (WebApplicationException e) {
            return String.valueOf(e.getResponse().getStatus());
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return cause.getClass().getSimpleName();
        }
    }
}
