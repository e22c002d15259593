package com.oten.jakarta.internal.config;

import java.time.Duration;
import java.util.Set;

/**
 * How a login behaves.
 *
 * @param lifetime how long a user may take
 * @param callerNameClaim the claim that becomes the principal's name
 * @param groupsClaim the claim, or dotted path of claims, that becomes the groups
 * @param userinfo whether UserInfo is called as well
 * @param urlParameters what may come from the query of the library's login path
 */
public record LoginConfig(
        Duration lifetime,
        String callerNameClaim,
        String groupsClaim,
        boolean userinfo,
        Set<LoginParameter> urlParameters) {

    /** Copies the set. */
    public LoginConfig {
        urlParameters = Set.copyOf(urlParameters);
    }
}
