package com.oten.jakarta.internal.login;

import com.oten.jakarta.internal.endpoint.TokenSet;
import com.oten.jakarta.internal.idtoken.VerifiedIdToken;
import java.util.Map;

/**
 * A login that has succeeded.
 *
 * @param who the verified user
 * @param claims what Oten says about the user: the ID token's claims, and UserInfo's where that is configured
 * @param tokens the tokens
 */
public record LoginResult(VerifiedIdToken who, Map<String, Object> claims, TokenSet tokens) {
    @Override
    public String toString() {
        return "LoginResult[***]";
    }
}
