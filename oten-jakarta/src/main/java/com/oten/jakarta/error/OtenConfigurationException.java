package com.oten.jakarta.error;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The configuration, or the registration at Oten, is wrong: the operator has to act. */
public final class OtenConfigurationException extends OtenException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The IP address that is not in the whitelist, or null. */
    private final @Nullable String address;

    OtenConfigurationException(
            OtenErrorCode code, String message, @Nullable Throwable cause, @Nullable String address) {
        super(code, message, cause);
        this.address = address;
    }

    /**
     * The IP address of this machine as Oten saw it, where that was the reason ({@link
     * OtenErrorCode#CLIENT_ADDRESS_REFUSED}): it has to be added to the client's IP whitelist.
     *
     * @return an IP address; empty for every other error
     */
    public Optional<String> refusedAddress() {
        return Optional.ofNullable(address);
    }
}
