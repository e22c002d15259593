package com.oten.sample;

import com.oten.jakarta.error.OtenException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Fails as if Oten had sent this error, to show the page or problem document that the library makes of it. */
@Path("fail/{code}")
@RequestScoped
@PermitAll
public class FailResource {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject fail(@PathParam("code") String code) {
        throw OtenException.ofOAuthError(code, null);
    }
}
