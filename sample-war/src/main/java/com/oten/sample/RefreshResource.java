package com.oten.sample;

import static com.oten.sample.JsonObjects.JSON;

import com.oten.jakarta.OtenTokenService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Refreshes the caller's tokens now. Seldom needed: {@link OtenTokenService#accessToken} returns a valid one. */
@Path("refresh")
@RequestScoped
@RolesAllowed("**")
public class RefreshResource {
    @Inject
    private OtenTokenService tokens;

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject refresh() {
        return JSON.createObjectBuilder()
                .add("accessTokenExpiresAt", tokens.refresh().expiresAt().toString())
                .build();
    }
}
