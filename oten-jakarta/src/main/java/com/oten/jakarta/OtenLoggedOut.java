package com.oten.jakarta;

/**
 * A session has ended.
 *
 * @param subject whose
 * @param reason why
 */
public record OtenLoggedOut(String subject, Reason reason) implements OtenEvent {
    /** Why a session has ended. */
    public enum Reason {
        /** The user logged out of this application. */
        USER,
        /** The application ended it ({@code HttpServletRequest.logout()}), or all sessions of the user. */
        APPLICATION,
        /** The user's sessions in other browsers were ended; the session that asked for it continues. */
        OTHERS,
        /** Oten said so (OpenID Connect Back-Channel Logout). */
        PROVIDER,
        /** Oten refused to refresh the tokens, or returned those of another user. */
        TOKENS_EXPIRED
    }
}
