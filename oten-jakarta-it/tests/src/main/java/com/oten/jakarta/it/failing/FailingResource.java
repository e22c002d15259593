package com.oten.jakarta.it.failing;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** Throws the exception that the request names. */
@Path("failing/{code}")
@PermitAll
public class FailingResource {
    /** How every message begins: for the log, not for the caller. */
    public static final String MESSAGE = "inner detail of ";

    /** For the container. */
    public FailingResource() {}

    /**
     * Whatever the caller accepts.
     *
     * @param code a row of the error table
     * @return never
     */
    @GET
    public String anything(@PathParam("code") OtenErrorCode code) {
        throw failure(code);
    }

    /**
     * The same after a form.
     *
     * @param code a row of the error table
     * @return never
     */
    @POST
    public String form(@PathParam("code") OtenErrorCode code) {
        throw failure(code);
    }

    /**
     * Would produce CSV.
     *
     * @param code a row of the error table
     * @return never
     */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public String csv(@PathParam("code") OtenErrorCode code) {
        throw failure(code);
    }

    /**
     * Would produce bytes.
     *
     * @param code a row of the error table
     * @return never
     */
    @GET
    @Path("image")
    @Produces("image/png")
    public byte[] image(@PathParam("code") OtenErrorCode code) {
        throw failure(code);
    }

    /**
     * Fails without the library.
     *
     * @return never
     */
    @GET
    @Path("otherwise")
    public String otherwise() {
        throw new IllegalStateException("not Oten's");
    }

    private static OtenException failure(OtenErrorCode code) {
        return code.exception(MESSAGE + code);
    }
}
