package com.oten.sample;

import static com.oten.sample.JsonObjects.JSON;

import com.oten.jakarta.OtenUser;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Only for users whom Oten has in the group {@code admins}: groups are roles. */
@Path("admin")
@RequestScoped
@RolesAllowed("admins")
public class AdminResource {
    @Inject
    private OtenUser user;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject greet() {
        return JSON.createObjectBuilder()
                .add("message", "Hello, administrator")
                .add("sub", user.subject())
                .build();
    }
}
