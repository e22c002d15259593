package com.oten.jakarta.it.brokenstepup;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Restricts a locator, which runs before the caller is authenticated. */
@Path("broken-locator")
public class BrokenLocatorResource {
    /** For the container. */
    public BrokenLocatorResource() {}

    /**
     * A locator.
     *
     * @return never
     */
    @Path("located")
    @RolesAllowed("admins")
    public Object located() {
        return this;
    }
}
