package com.oten.jakarta.internal.web.failure;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.BearerConfig;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells programs what is wrong with their token, or that one would do (RFC 6750 section 3). */
public final class BearerChallenge {
    private static final String HEADER = "WWW-Authenticate";
    private static final String CHALLENGE = "Bearer realm=\"oten\"";

    private final Optional<BearerConfig> config;

    public BearerChallenge(Optional<BearerConfig> config) {
        this.config = config;
    }

    /** The answer with a challenge, where tokens are taken and one belongs there. */
    public Page on(Page answer, OtenErrorCode code) {
        if (config.isEmpty()) {
            return answer;
        }
        return switch (code) {
            case BEARER_MALFORMED -> answer.with(HEADER, CHALLENGE + ", error=\"invalid_request\"");
            case BEARER_REFUSED -> answer.with(HEADER, CHALLENGE + ", error=\"invalid_token\"");
            case BEARER_SCOPE_MISSING ->
                answer.with(
                        HEADER,
                        CHALLENGE + ", error=\"insufficient_scope\", scope=\""
                                + String.join(
                                        " ",
                                        config.get().scopes().stream().sorted().toList()) + "\"");
            default -> alsoBearer(answer);
        };
    }

    /** The same where the caller has to authenticate better or anew (RFC 9470 section 3). */
    public Page on(Page answer, OtenErrorCode code, StepUpDemand demand, boolean isBearer) {
        if (code != OtenErrorCode.INSUFFICIENT_USER_AUTHENTICATION) {
            return on(answer, code);
        }
        String details = demand.parameters().entrySet().stream()
                .map(parameter -> ", " + parameter.getKey() + "=\"" + parameter.getValue() + "\"")
                .collect(Collectors.joining("", ", error=\"insufficient_user_authentication\"", ""));
        String login = answer.headers().getOrDefault(HEADER, "");
        if (config.isEmpty()) {
            return answer.with(HEADER, login + details); // a token would not do here
        }
        return answer.with(HEADER, CHALLENGE + details + (isBearer ? "" : ", " + login));
    }

    /** Nobody is known: a token would do as well as a login (no error, section 3.1). */
    private static Page alsoBearer(Page answer) {
        String other = answer.headers().get(HEADER);
        return other == null ? answer : answer.with(HEADER, CHALLENGE + ", " + other);
    }
}
