package com.oten.jakarta.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Nobody is logged in, or the tokens of the session are at their end: log in again. */
public final class OtenLoginRequiredException extends OtenException {
    @Serial
    private static final long serialVersionUID = 1L;

    OtenLoginRequiredException(OtenErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
