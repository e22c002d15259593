package com.oten.jakarta.internal.login;

/**
 * A callback together with the login that it belongs to. Only {@link TransactionCookies#match} makes one, by the
 * callback's {@code state}: that {@link LoginFlow#finish} is called with a pair that does not belong together does not
 * compile.
 */
public final class MatchedCallback {
    private final CallbackQuery query;
    private final LoginTransaction transaction;

    MatchedCallback(CallbackQuery query, LoginTransaction transaction) {
        this.query = query;
        this.transaction = transaction;
    }

    /**
     * What Oten sent.
     *
     * @return the parsed callback
     * @throws com.oten.jakarta.error.OtenRejectedException if it is not a response of an authorization endpoint
     */
    Callback callback() {
        return query.response();
    }

    /**
     * The login.
     *
     * @return from this browser's cookie
     */
    public LoginTransaction transaction() {
        return transaction;
    }
}
