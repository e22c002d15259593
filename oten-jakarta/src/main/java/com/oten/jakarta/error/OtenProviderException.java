package com.oten.jakarta.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Oten refused, or gave an answer that is not understood. */
public final class OtenProviderException extends OtenException {
    @Serial
    private static final long serialVersionUID = 1L;

    OtenProviderException(OtenErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
