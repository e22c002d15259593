package com.oten.jakarta.it.inherited;

import static com.oten.jakarta.it.inherited.Types.SERVED;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An enterprise bean with the annotation on its method. */
@Stateless
@Path("inherit/ejb")
public class EjbResource {
    /** For the container. */
    public EjbResource() {}

    /**
     * Asks for a role.
     *
     * @return a word
     */
    @GET
    @RolesAllowed("admins")
    public String get() {
        return SERVED;
    }
}
