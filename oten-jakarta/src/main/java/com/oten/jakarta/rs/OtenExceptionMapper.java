package com.oten.jakarta.rs;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.web.RelyingParty;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * Answers an {@link OtenException} that leaves a resource with what the error table says: a problem document (RFC 9457), or
 * a page if a person waits for one. The exception's message goes to the log only.
 */
public final class OtenExceptionMapper implements ExceptionMapper<OtenException> {
    @Context
    @SuppressWarnings("NullAway.Init") // the container sets it
    private HttpServletRequest request;

    /** For {@link OtenFeature}. */
    public OtenExceptionMapper() {}

    @Override
    public Response toResponse(OtenException failure) {
        RelyingParty oten = CDI.current().select(RelyingParty.class).get();
        return Responses.of(oten.failures().answer(failure, request));
    }
}
