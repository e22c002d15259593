package com.oten.jakarta.error;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Oten's wording of errors ("Common Errors" guide); nothing else in the library does. */
final class ErrorWording {
    /** Matches only what can be an IP address: the description is untrusted text. */
    private static final Pattern REFUSED_ADDRESS = Pattern.compile("(?i)client ip:? ([0-9a-f.:]{2,45})(?![0-9a-z.:])");

    private ErrorWording() {}

    /** See {@link OtenErrorCode#of}. */
    static OtenErrorCode row(String error, Optional<String> description) {
        String wording = description.orElse("").toLowerCase(Locale.ROOT);
        return switch (error) {
            case "invalid_request" -> {
                if (wording.contains("expired")) {
                    yield OtenErrorCode.REQUEST_OBJECT_EXPIRED;
                }
                yield wording.contains("request parameter is required")
                        ? OtenErrorCode.REQUEST_OBJECT_MISSING
                        : OtenErrorCode.REQUEST_INVALID;
            }
            case "invalid_grant" -> {
                if (wording.contains("code not found")) {
                    yield OtenErrorCode.CODE_NOT_FOUND;
                }
                if (wording.contains("code already used")) {
                    yield OtenErrorCode.CODE_ALREADY_USED;
                }
                if (wording.contains("code expired")) {
                    yield OtenErrorCode.CODE_EXPIRED;
                }
                yield wording.contains("code verifier")
                        ? OtenErrorCode.CODE_VERIFIER_REFUSED
                        : OtenErrorCode.GRANT_REFUSED;
            }
            case "invalid_client" ->
                wording.contains("client ip") ? OtenErrorCode.CLIENT_ADDRESS_REFUSED : OtenErrorCode.CLIENT_REFUSED;
            default -> {
                for (OtenErrorCode row : OtenErrorCode.values()) {
                    if (row.oauthError().filter(error::equals).isPresent()) {
                        yield row;
                    }
                }
                yield OtenErrorCode.UNKNOWN;
            }
        };
    }

    /**
     * Finds the IP address that Oten refused.
     *
     * @param description the {@code error_description} of {@link OtenErrorCode#CLIENT_ADDRESS_REFUSED}
     * @return an IP address; empty if the wording has none
     */
    static Optional<String> refusedAddress(String description) {
        Matcher found = REFUSED_ADDRESS.matcher(description);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
