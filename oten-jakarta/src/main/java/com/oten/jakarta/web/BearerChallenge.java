package com.oten.jakarta.web;

import com.oten.jakarta.config.BearerConfig;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.pages.Answer;
import java.util.Optional;

/** Tells programs what is wrong with their token, or that one would do (RFC 6750 section 3). */
final class BearerChallenge {
    private static final String HEADER = "WWW-Authenticate";
    private static final String CHALLENGE = "Bearer realm=\"oten\"";

    private final Optional<BearerConfig> config;

    BearerChallenge(Optional<BearerConfig> config) {
        this.config = config;
    }

    /** The answer with a challenge, where tokens are taken and one belongs there. */
    Answer on(Answer answer, OtenErrorCode code) {
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

    /** Nobody is known: a token would do as well as a login (no error, section 3.1). */
    private static Answer alsoBearer(Answer answer) {
        String other = answer.headers().get(HEADER);
        return other == null ? answer : answer.with(HEADER, CHALLENGE + ", " + other);
    }
}
