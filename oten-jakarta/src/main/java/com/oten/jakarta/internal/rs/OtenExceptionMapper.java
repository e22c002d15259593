package com.oten.jakarta.internal.rs;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.rs.OtenFeature;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * Maps an {@link OtenException} from a resource to the response of the error table: a problem document (RFC 9457), or a
 * page for a navigation, which starts a login if nobody is logged in. The exception's message goes to the log only.
 */
public final class OtenExceptionMapper implements ExceptionMapper<OtenException> {
    /** Of JAX-RS, which has the request also in the thread in which an asynchronous resource fails; CDI does not. */
    @Context
    @SuppressWarnings("NullAway.Init") // the container sets it
    private HttpServletRequest request;

    /** For {@link OtenFeature}. */
    public OtenExceptionMapper() {}

    @Override
    public Response toResponse(OtenException failure) {
        return Responses.of(Current.handlers().neededLogins().respond(failure, request), request);
    }
}
