package com.oten.jakarta.it.inherited;

import jakarta.ejb.Stateless;
import jakarta.ws.rs.Path;

/** An enterprise bean with the annotation on a method that it inherits. */
@Stateless
@Path("inherit/ejb-base")
public class EjbOfBase extends Types.RoleOnMethodOfBase {
    /** For the container. */
    public EjbOfBase() {}
}
