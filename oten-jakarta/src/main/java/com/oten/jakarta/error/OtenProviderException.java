package com.oten.jakarta.error;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Oten refused, or sent a response that is not understood. */
public final class OtenProviderException extends OtenException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The code that no row of the table has, or null. */
    private final @Nullable String unknown;

    OtenProviderException(OtenErrorCode code, String message, @Nullable Throwable cause, @Nullable String unknown) {
        super(code, message, cause);
        this.unknown = unknown;
    }

    @Override
    public Optional<String> oauthError() {
        return Optional.ofNullable(unknown).or(super::oauthError);
    }
}
