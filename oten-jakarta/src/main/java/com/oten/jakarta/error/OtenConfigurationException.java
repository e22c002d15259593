package com.oten.jakarta.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The configuration, or the registration at Oten, is wrong: the operator has to act. */
public final class OtenConfigurationException extends OtenException {
    @Serial
    private static final long serialVersionUID = 1L;

    OtenConfigurationException(OtenErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
