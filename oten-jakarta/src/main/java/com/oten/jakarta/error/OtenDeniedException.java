package com.oten.jakarta.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The user did not give consent: normal behaviour, nobody has to act. */
public final class OtenDeniedException extends OtenException {
    @Serial
    private static final long serialVersionUID = 1L;

    OtenDeniedException(OtenErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
