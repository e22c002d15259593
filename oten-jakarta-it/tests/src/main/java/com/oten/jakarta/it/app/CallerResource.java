package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.OtenUser;
import com.oten.jakarta.error.OtenException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.function.Supplier;

/** Everything that is known about the caller. */
@Path("caller")
@RequestScoped
public class CallerResource {
    @Inject
    private OtenUser user;

    @Inject
    private OtenTokenService tokens;

    @Inject
    private OpenIdContext openId;

    /** For the container. */
    public CallerResource() {}

    /**
     * What the container knows, and what the library knows.
     *
     * @param caller who asks
     * @return names, and whether there are roles
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject caller(@Context SecurityContext caller) {
        return Json.createObjectBuilder()
                .add("principal", caller.getUserPrincipal().getName())
                .add("admins", caller.isUserInRole("admins"))
                .add("guests", caller.isUserInRole("guests"))
                .add("any", caller.isUserInRole("**"))
                .add("user", valueOf(user::subject))
                .add("token", valueOf(() -> tokens.accessToken().value().isEmpty() ? "empty" : "given"))
                .add("context", valueOf(openId::getSubject))
                .build();
    }

    private static String valueOf(Supplier<String> asked) {
        try {
            return asked.get();
        } catch (OtenException e) {
            return e.code().name();
        }
    }
}
