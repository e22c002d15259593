package com.oten.sample;

import static com.oten.sample.JsonObjects.JSON;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Open to everybody. */
@Path("public")
@RequestScoped
@PermitAll
public class PublicResource {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject greet() {
        return JSON.createObjectBuilder()
                .add("message", "Hello, whoever you are")
                .build();
    }
}
