package com.oten.emulator;

import java.net.URI;
import java.util.List;

/**
 * The sessions that users have at an emulator, and how applications are told of their end (OpenID Connect Back-Channel
 * Logout 1.0). Whichever way a session ends, all clients that took part and have registered a URI get a logout token
 * before the call is over; the outcomes are kept. This depends on the metadata: without {@code
 * backchannel_logout_supported} nothing is sent. Refresh tokens outlive the session.
 */
public sealed interface LogoutControls permits OtenEmulator {

    /**
     * {@return the {@code sid} of each session that a user has, in no particular order}
     *
     * @param username who is logged in; an unknown user has no sessions
     */
    List<String> sessionIds(String username);

    /**
     * Ends one session.
     *
     * @param sid as it is in ID tokens; nothing happens if there is no such session
     * @return how the clients responded
     */
    List<LogoutDelivery> endSession(String sid);

    /**
     * Ends all sessions of a user.
     *
     * @param username who is logged in
     * @return how the clients responded
     */
    List<LogoutDelivery> endSessions(String username);

    /**
     * Ends everybody's sessions.
     *
     * @return how the clients responded
     */
    List<LogoutDelivery> endSessions();

    /**
     * {@return a forge that holds everything of a valid logout token but {@code sub} and {@code sid}} Add one of them
     * or both, change what you like, and {@link #sendLogoutToken send} it.
     *
     * @param clientId the {@code aud}; need not be registered
     */
    TokenForge logoutToken(String clientId);

    /**
     * Sends a token as a logout token, wherever the sessions are and whatever the metadata say.
     *
     * @param uri https, or http on a loopback host
     * @param token anything
     * @return how the client responded
     */
    LogoutDelivery sendLogoutToken(URI uri, String token);

    /**
     * {@return every logout token that was sent since the start or the last reset with its outcome, oldest first; the
     * last thousand at most}
     */
    List<LogoutDelivery> logouts();
}
