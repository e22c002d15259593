package com.oten.jakarta.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A check of the library failed: a replay, a forgery, a stale link, or a token that must not be trusted. */
public final class OtenRejectedException extends OtenException {
    @Serial
    private static final long serialVersionUID = 1L;

    OtenRejectedException(OtenErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
