package com.oten.jakarta.internal.web.session;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.bearer.BearerCaller;
import com.oten.jakarta.internal.bearer.BearerTokens;
import com.oten.jakarta.internal.secret.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Requests with a bearer token (RFC 6750 section 2.1). For such a request only the token counts, whatever cookies it
 * has: a valid token identifies the caller, an invalid one is refused, and no session is read, created or ended.
 */
public final class BearerRequests {
    private static final String ATTRIBUTE = BearerCaller.class.getName();
    private static final String SCHEME = "bearer";
    private static final int LONGEST = 16 * 1024;
    /** RFC 6750 section 2.1: {@code b64token}. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final Pattern IN_QUERY = Pattern.compile("(?:^|&)access_token=");

    private final BearerTokens tokens;

    public BearerRequests(BearerTokens tokens) {
        this.tokens = tokens;
    }

    /** The caller of a request whose token was found valid. */
    public static Optional<BearerCaller> bearerOf(HttpServletRequest in) {
        return in.getAttribute(ATTRIBUTE) instanceof BearerCaller caller ? Optional.of(caller) : Optional.empty();
    }

    /** Whether the request has a bearer token. */
    public static boolean is(HttpServletRequest in) {
        return headers(in).stream().anyMatch(BearerRequests::isBearer);
    }

    /**
     * Finds out who calls; the token is validated once per request.
     *
     * @param in a request with a token (see {@link #is})
     * @throws OtenException if there is no usable token in it, or the token is refused
     */
    public BearerCaller caller(HttpServletRequest in) {
        Optional<BearerCaller> known = bearerOf(in);
        if (known.isPresent()) {
            return known.get();
        }
        BearerCaller caller = tokens.caller(token(in));
        in.setAttribute(ATTRIBUTE, caller);
        return caller;
    }

    private static Secret token(HttpServletRequest in) {
        List<String> headers = headers(in);
        String query = in.getQueryString();
        if (headers.size() > 1 || (query != null && IN_QUERY.matcher(query).find())) {
            throw malformed("the request has more than one token"); // RFC 6750 section 2
        }
        String token = headers.get(0).substring(SCHEME.length()).strip();
        if (token.length() > LONGEST || !TOKEN.matcher(token).matches()) {
            throw malformed("what follows Bearer is not a token, or too long");
        }
        return new Secret(token);
    }

    private static boolean isBearer(String header) {
        String lower = header.strip().toLowerCase(Locale.ROOT);
        return lower.equals(SCHEME) || lower.startsWith(SCHEME + " ");
    }

    private static List<String> headers(HttpServletRequest in) {
        return Collections.list(in.getHeaders("Authorization"));
    }

    private static OtenException malformed(String fault) {
        return OtenErrorCode.BEARER_MALFORMED.exception("bearer token refused: " + fault);
    }
}
