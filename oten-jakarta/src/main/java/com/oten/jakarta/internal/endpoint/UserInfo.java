package com.oten.jakarta.internal.endpoint;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.http.Budget;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.http.RemoteResponse;
import com.oten.jakarta.internal.http.RetryAfter;
import com.oten.jakarta.internal.idtoken.UserInfoVerifier;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.secret.Secret;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * Calls Oten's UserInfo endpoint (OIDC Core section 5.3). Whether the response is plain JSON or signed is up to the client's
 * registration at Oten. Thread-safe.
 */
public final class UserInfo {
    private final Discovery discovery;
    private final Http http;
    private final UserInfoVerifier verifier;
    private final Clock clock;

    public UserInfo(Discovery discovery, Http http, UserInfoVerifier verifier, Clock clock) {
        this.discovery = discovery;
        this.http = http;
        this.verifier = verifier;
        this.clock = clock;
    }

    /**
     * What Oten says about a user.
     *
     * @param accessToken the user's
     * @param subject who that is, from the verified ID token
     * @return the claims, as JDK types
     * @throws com.oten.jakarta.error.OtenException if there is no usable response, it is about another user, or it is signed
     *     and a check of that fails; with the time that Oten called to wait (RFC 9110 section 10.2.3), if it did
     */
    public Map<String, Object> claims(Secret accessToken, String subject) {
        return Budget.of(http.budget(), () -> called(accessToken, subject));
    }

    private Map<String, Object> called(Secret accessToken, String subject) {
        URI endpoint = discovery
                .metadata()
                .userinfoEndpoint()
                .orElseThrow(() -> OtenErrorCode.NOT_OFFERED.exception(
                        "Oten advertises no userinfo_endpoint; logins need oten.userinfo=false"));
        RemoteResponse response = http.getWithToken(endpoint, accessToken.value());
        if (response.isUnavailable()) {
            throw RetryAfter.on(
                    OtenErrorCode.TEMPORARILY_UNAVAILABLE.exception("UserInfo answered status " + response.status()),
                    response,
                    clock);
        }
        JsonObject claims = claims(response);
        // OIDC Core 5.3.2: sub must be there and be the ID token's, or the response must not be used
        if (!Json.string(claims, "sub").filter(subject::equals).isPresent()) {
            throw OtenErrorCode.USERINFO_SUBJECT.exception("UserInfo is about another user than the ID token");
        }
        return Json.toMap(claims);
    }

    private JsonObject claims(RemoteResponse response) {
        boolean isJwt = response.isJwt();
        if (response.status() != 200 || !(isJwt || response.isJson())) {
            throw OtenErrorCode.RESPONSE_INVALID.exception("UserInfo answered status " + response.status()
                    + (isJwt || response.isJson() ? "" : " and neither JSON nor a JWT"));
        }
        if (isJwt) {
            return verifier.verify(new Secret(new String(response.body(), StandardCharsets.US_ASCII)));
        }
        try {
            return Json.object(response.body());
        } catch (Json.Malformed e) {
            throw OtenErrorCode.RESPONSE_INVALID.exception("UserInfo's response is unusable: " + e.fault());
        }
    }
}
