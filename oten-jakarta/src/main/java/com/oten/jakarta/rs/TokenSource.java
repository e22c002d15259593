package com.oten.jakarta.rs;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.CallerTokens;
import com.oten.jakarta.service.ServiceTokens;
import java.util.Set;
import java.util.function.Supplier;

/** Where the tokens for outgoing calls come from. */
interface TokenSource {
    AccessToken token();

    /** Another token in the place of one that was refused before its end; the same for all who were refused with it. */
    AccessToken insteadOf(AccessToken refused);

    static TokenSource caller(Supplier<CallerTokens> caller) {
        return new TokenSource() {
            @Override
            public AccessToken token() {
                return caller.get().accessToken();
            }

            @Override
            public AccessToken insteadOf(AccessToken refused) {
                AccessToken newest = token();
                return newest.equals(refused) ? caller.get().refresh() : newest;
            }
        };
    }

    static TokenSource service(Supplier<ServiceTokens> tokens, Set<String> scopes) {
        return new TokenSource() {
            @Override
            public AccessToken token() {
                return tokens.get().token(scopes);
            }

            @Override
            public AccessToken insteadOf(AccessToken refused) {
                return tokens.get().tokenInsteadOf(refused, scopes);
            }
        };
    }
}
