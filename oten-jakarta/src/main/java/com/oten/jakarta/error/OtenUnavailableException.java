package com.oten.jakarta.error;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Oten is unavailable at the moment: wait and try again. */
public final class OtenUnavailableException extends OtenException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** How long Oten asked to wait, or null. */
    private final @Nullable Duration retryAfter;

    OtenUnavailableException(
            OtenErrorCode code, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(code, message, cause);
        this.retryAfter = retryAfter;
    }

    /**
     * A copy with the time that Oten asked to wait.
     *
     * @param wait from Oten's {@code Retry-After}
     * @return the copy
     */
    public OtenUnavailableException retryAfter(Duration wait) {
        String message = String.valueOf(getMessage());
        return new OtenUnavailableException(code(), message, getCause(), wait);
    }

    /**
     * How long Oten asked to wait (RFC 9110 section 10.2.3).
     *
     * @return empty if Oten did not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
