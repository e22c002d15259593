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
        /** The user's sessions in other browsers were ended; the one that asked for it goes on. */
        OTHERS,
        /** Oten said so (OpenID Connect Back-Channel Logout). */
        PROVIDER,
        /** Oten refused to refresh the tokens, or gave those of somebody else. */
        TOKENS_EXPIRED
    }
}
