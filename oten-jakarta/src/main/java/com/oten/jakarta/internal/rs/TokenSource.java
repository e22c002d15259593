package com.oten.jakarta.internal.rs;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.CallerTokens;
import com.oten.jakarta.internal.service.ServiceTokens;
import java.util.Set;
import java.util.function.Supplier;

/** Where the tokens for outgoing calls come from. */
public interface TokenSource {
    /**
     * The token of the next call.
     *
     * @return one that is valid now
     * @throws com.oten.jakarta.error.OtenException if there is none
     */
    AccessToken token();

    /**
     * Another token instead of one that was refused before it expired.
     *
     * @param refused the token that was sent
     * @return the same for all who were refused with it
     * @throws com.oten.jakarta.error.OtenException if there is none
     */
    AccessToken insteadOf(AccessToken refused);

    /**
     * Tokens of the current request's caller.
     *
     * @return looks the caller up at each call
     */
    static TokenSource current() {
        return caller(Current::tokens);
    }

    /**
     * Tokens of one caller.
     *
     * @param caller the caller's tokens
     * @return for any thread
     */
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

    /**
     * The application's own tokens.
     *
     * @param scopes what they are for
     * @return for any thread
     */
    static TokenSource service(Set<String> scopes) {
        Supplier<ServiceTokens> tokens = Current::serviceTokens;
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
