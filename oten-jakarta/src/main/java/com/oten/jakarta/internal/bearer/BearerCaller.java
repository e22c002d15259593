package com.oten.jakarta.internal.bearer;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.internal.session.Caller;
import java.util.Map;
import java.util.Set;

/**
 * The proof that a request came with a valid access token: only {@link AccessTokenClaims} makes one. Valid for one
 * request: the token may have expired at the next. Immutable.
 */
public final class BearerCaller implements Caller {
    private final String issuer;
    private final String subject;
    private final String callerName;
    private final Set<String> groups;
    private final Map<String, Object> claims;
    private final AccessToken token;

    BearerCaller(
            String issuer,
            String subject,
            String callerName,
            Set<String> groups,
            Map<String, Object> claims,
            AccessToken token) {
        this.issuer = issuer;
        this.subject = subject;
        this.callerName = callerName;
        this.groups = Set.copyOf(groups);
        this.claims = claims;
        this.token = token;
    }

    @Override
    public String issuer() {
        return issuer;
    }

    @Override
    public String subject() {
        return subject;
    }

    @Override
    public String callerName() {
        return callerName;
    }

    @Override
    public Set<String> groups() {
        return groups;
    }

    @Override
    public Map<String, Object> claims() {
        return claims;
    }

    /**
     * The token itself.
     *
     * @return with its scopes and expiry
     */
    public AccessToken token() {
        return token;
    }
}
