package com.oten.jakarta.it.failing;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** An application's own mapper for all exceptions. */
@Provider
public class CatchAllMapper implements ExceptionMapper<Exception> {
    /** The body of its response. */
    public static final int STATUS = 418;

    /** For the container. */
    public CatchAllMapper() {}

    @Override
    public Response toResponse(Exception failure) {
        return Response.status(STATUS).type("text/plain").entity("caught").build();
    }
}
