package com.oten.jakarta.internal.web.failure;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.BearerConfig;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells programs what is wrong with their token, or that they can use one (RFC 6750 section 3). */
public final class BearerChallenge {
    private static final String HEADER = "WWW-Authenticate";
    private static final String CHALLENGE = "Bearer realm=\"oten\"";

    private final Optional<BearerConfig> config;

    public BearerChallenge(Optional<BearerConfig> config) {
        this.config = config;
    }

    /** The response with a bearer challenge, if tokens are accepted and the error calls for one. */
    public Page on(Page response, OtenErrorCode code) {
        if (config.isEmpty()) {
            return response;
        }
        return switch (code) {
            case BEARER_MALFORMED -> response.with(HEADER, CHALLENGE + ", error=\"invalid_request\"");
            case BEARER_REFUSED -> response.with(HEADER, CHALLENGE + ", error=\"invalid_token\"");
            case BEARER_SCOPE_MISSING ->
                response.with(
                        HEADER,
                        CHALLENGE + ", error=\"insufficient_scope\", scope=\""
                                + String.join(
                                        " ",
                                        config.get().scopes().stream().sorted().toList()) + "\"");
            default -> alsoBearer(response);
        };
    }

    /** The same where the caller has to authenticate more strongly or again (RFC 9470 section 3). */
    public Page on(Page response, OtenErrorCode code, StepUpDemand demand, boolean isBearer) {
        if (code != OtenErrorCode.INSUFFICIENT_USER_AUTHENTICATION) {
            return on(response, code);
        }
        String details = demand.parameters().entrySet().stream()
                .map(parameter -> ", " + parameter.getKey() + "=\"" + parameter.getValue() + "\"")
                .collect(Collectors.joining("", ", error=\"insufficient_user_authentication\"", ""));
        String login = response.headers().getOrDefault(HEADER, "");
        if (config.isEmpty()) {
            return response.with(HEADER, login + details); // tokens are not accepted here
        }
        return response.with(HEADER, CHALLENGE + details + (isBearer ? "" : ", " + login));
    }

    /** The request has no credentials: a token would do as well as a login (no error code, section 3.1). */
    private static Page alsoBearer(Page response) {
        String other = response.headers().get(HEADER);
        return other == null ? response : response.with(HEADER, CHALLENGE + ", " + other);
    }
}
