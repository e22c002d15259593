package com.oten.sample;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.IdToken;
import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.TokenIntrospection;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The token service without a server: every method answers what it is told to, and nothing else can be called. */
final class StubTokens {
    static final Instant END = Instant.parse("2026-03-04T05:06:07Z");
    static final AccessToken TOKEN = new AccessToken("token-canary", END, Set.of("openid", "email"));

    private final Map<String, Supplier<?>> answers = new HashMap<>();

    static StubTokens good() {
        return new StubTokens()
                .with("scopes", TOKEN::scopes)
                .with("expiresAt", () -> END)
                .with("accessToken", () -> TOKEN)
                .with("refresh", () -> TOKEN)
                .with("serviceToken", () -> TOKEN)
                .with("userInfo", () -> Map.of("sub", "user-1", "name", "<Alice>"))
                .with("introspect", () -> new TokenIntrospection(true, Map.of("sub", "user-1", "scope", "openid")))
                .with("idToken", () -> new IdToken("id-canary", Map.of("sub", "user-1", "iat", 1_772_600_767L)));
    }

    StubTokens with(String method, Supplier<?> answer) {
        answers.put(method, answer);
        return this;
    }

    OtenTokenService service() {
        return (OtenTokenService) Proxy.newProxyInstance(
                StubTokens.class.getClassLoader(),
                new Class<?>[] {OtenTokenService.class},
                (proxy, method, arguments) -> answers.get(method.getName()).get());
    }
}
