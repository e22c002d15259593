package com.oten.emulator;

import java.net.URI;
import java.util.List;

/**
 * The sessions that users have at an emulator, and how applications are told of their end (OpenID Connect Back-Channel
 * Logout 1.0). Whoever ends a session, all clients that took part and have registered an address get a logout token
 * before the call is over; the outcomes are kept. As long as the metadata promise it: without {@code
 * backchannel_logout_supported} nothing is sent. Refresh tokens outlive the session.
 */
public sealed interface LogoutControls permits OtenEmulator {

    /**
     * {@return the {@code sid} of each session that a user has, in no order}
     *
     * @param username who is logged in; somebody unknown has no sessions
     */
    List<String> sessionIds(String username);

    /**
     * Ends one session.
     *
     * @param sid as it is in ID tokens; nothing happens if there is no such session
     * @return what the clients answered
     */
    List<LogoutDelivery> endSession(String sid);

    /**
     * Ends all sessions of a user.
     *
     * @param username who is logged in
     * @return what the clients answered
     */
    List<LogoutDelivery> endSessions(String username);

    /**
     * Ends everybody's sessions.
     *
     * @return what the clients answered
     */
    List<LogoutDelivery> endSessions();

    /**
     * {@return a forge that holds everything of a good logout token but {@code sub} and {@code sid}} Add one of them or
     * both, spoil what you like, and {@link #sendLogoutToken send} it.
     *
     * @param clientId the {@code aud}; need not be registered
     */
    TokenForge logoutToken(String clientId);

    /**
     * Sends a token as a logout token, wherever the sessions are and whatever the metadata say.
     *
     * @param uri https, or http on a loopback host
     * @param token anything
     * @return what was answered
     */
    LogoutDelivery sendLogoutToken(URI uri, String token);

    /**
     * {@return every logout token that was sent since the start or the last reset with its outcome, oldest first; of
     * very many the last thousand}
     */
    List<LogoutDelivery> logouts();
}
