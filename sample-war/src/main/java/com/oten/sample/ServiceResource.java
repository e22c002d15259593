package com.oten.sample;

import static com.oten.sample.JsonObjects.JSON;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.OtenTokenService;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.TreeSet;

/** Gets a token for the application itself; nobody needs to be logged in. The token is not returned. */
@Path("service")
@RequestScoped
@PermitAll
public class ServiceResource {
    @Inject
    private OtenTokenService tokens;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject service() {
        AccessToken token = tokens.serviceToken();
        return JSON.createObjectBuilder()
                .add("scope", String.join(" ", new TreeSet<>(token.scopes())))
                .add("expiresAt", token.expiresAt().toString())
                .build();
    }
}
