package com.oten.sample;

import static com.oten.sample.JsonObjects.JSON;

import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.OtenUser;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For everybody who is logged in: {@code "**"} is any caller. */
@Path("me")
@RequestScoped
@RolesAllowed("**")
public class MeResource {
    @Inject
    private OtenUser user;

    @Inject
    private OtenTokenService tokens;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject me() {
        JsonObjectBuilder me = JSON.createObjectBuilder().add("sub", user.subject());
        user.name().ifPresent(name -> me.add("name", name));
        user.email().ifPresent(email -> me.add("email", email));
        me.add("groups", JSON.createArrayBuilder(user.groups()));
        me.add("accessTokenExpiresAt", tokens.accessToken().expiresAt().toString());
        return me.build();
    }
}
