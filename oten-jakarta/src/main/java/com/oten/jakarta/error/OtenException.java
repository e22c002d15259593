package com.oten.jakarta.error;

import com.oten.jakarta.internal.text.PlainText;
import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something about a login or a token went wrong. The class says who has to act, {@link #code()} says what it is. The
 * message is one line for logs and never contains a secret, a token, a code or a claim; it is not meant for the user at
 * the browser.
 */
public abstract sealed class OtenException extends RuntimeException
        permits OtenConfigurationException,
                OtenDeniedException,
                OtenRejectedException,
                OtenUnavailableException,
                OtenProviderException,
                OtenLoginRequiredException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The row of the error table. */
    private final OtenErrorCode code;

    OtenException(OtenErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /**
     * Makes the exception for an error response of Oten.
     *
     * @param error the {@code error} member of the response
     * @param description the {@code error_description}, or null; it goes into the message cleaned and shortened
     * @return the exception of the row that {@link OtenErrorCode#of} finds, to be thrown
     */
    public static OtenException ofOAuthError(String error, @Nullable String description) {
        String name = PlainText.of(error, 60);
        String message = "Oten answered " + name + (description == null ? "" : ": " + PlainText.of(description, 200));
        OtenErrorCode row = OtenErrorCode.of(error, Optional.ofNullable(description));
        if (row == OtenErrorCode.UNKNOWN) {
            return new OtenProviderException(row, message, null, name);
        }
        if (row == OtenErrorCode.CLIENT_ADDRESS_REFUSED && description != null) {
            String address = ErrorWording.refusedAddress(description).orElse(null);
            return new OtenConfigurationException(row, message, null, address);
        }
        return row.exception(message);
    }

    /**
     * The row of the error table.
     *
     * @return what went wrong
     */
    public final OtenErrorCode code() {
        return code;
    }

    /**
     * The error code that Oten sent.
     *
     * @return for instance {@code invalid_grant}, also one that no table knows, then cleaned and shortened; empty for what
     *     the library found out by itself
     */
    public Optional<String> oauthError() {
        return code.oauthError();
    }
}
