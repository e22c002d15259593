package com.oten.jakarta.internal.rs;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.rs.OtenFeature;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * Answers an {@link OtenException} that leaves a resource with what the error table says: a problem document (RFC 9457), or
 * a page if a user waits for one. The exception's message goes to the log only.
 */
public final class OtenExceptionMapper implements ExceptionMapper<OtenException> {
    /** For {@link OtenFeature}. */
    public OtenExceptionMapper() {}

    @Override
    public Response toResponse(OtenException failure) {
        return Responses.of(failure);
    }
}
