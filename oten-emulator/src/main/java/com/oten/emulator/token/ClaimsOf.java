package com.oten.emulator.token;

import com.oten.emulator.EmulatedUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The claims about a user for each scope (OIDC Core section 5.4), the same in the ID token and at UserInfo. */
public final class ClaimsOf {
    public static final List<String> SUPPORTED = List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "nonce",
            "azp",
            "at_hash",
            "acr",
            "amr",
            "sid",
            "name",
            "email",
            "email_verified",
            "picture",
            "groups");

    private ClaimsOf() {}

    public static Map<String, Object> user(EmulatedUser user, Set<String> scope) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user.subject());
        if (scope.contains("profile")) {
            claims.put("name", user.name());
            user.picture().ifPresent(picture -> claims.put("picture", picture.toString()));
            claims.putAll(user.claims());
        }
        if (scope.contains("email")) {
            claims.put("email", user.email());
            claims.put("email_verified", true);
        }
        // the scope "groups" is the emulator's own; "profile" brings them too, so that the usual scopes suffice for
        // roles
        if ((scope.contains("profile") || scope.contains("groups"))
                && !user.groups().isEmpty()) {
            claims.put("groups", user.groups());
        }
        return claims;
    }
}
