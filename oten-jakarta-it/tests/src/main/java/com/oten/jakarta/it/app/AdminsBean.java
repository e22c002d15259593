package com.oten.jakarta.it.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;

/** An enterprise bean that only administrators may call. */
@Stateless
public class AdminsBean {
    /** For the container. */
    public AdminsBean() {}

    /**
     * Anything.
     *
     * @return a text
     */
    @RolesAllowed("admins")
    public String secret() {
        return "for admins";
    }
}
