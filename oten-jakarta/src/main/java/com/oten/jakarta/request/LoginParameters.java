package com.oten.jakarta.request;

import java.time.Duration;
import java.util.Optional;

/**
 * What the application asks of one login beyond the configuration (OIDC Core section 3.1.2.1).
 *
 * @param prompt {@code none}, {@code login}, {@code consent} or {@code select_account}
 * @param maxAge how long ago the person may have authenticated
 * @param loginHint who probably logs in
 * @param uiLocales languages of Oten's pages, separated by blanks
 */
public record LoginParameters(
        Optional<String> prompt, Optional<Duration> maxAge, Optional<String> loginHint, Optional<String> uiLocales) {

    /** Nothing beyond the configuration. */
    public static final LoginParameters NONE =
            new LoginParameters(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Whether Oten may show nothing (OIDC Core section 3.1.2.1, {@code prompt=none}).
     *
     * @return true if the login succeeds at once or not at all
     */
    public boolean isSilent() {
        return prompt.filter("none"::equals).isPresent();
    }
}
