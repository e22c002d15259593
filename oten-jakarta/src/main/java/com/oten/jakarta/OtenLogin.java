package com.oten.jakarta;

import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an application asks of one login, for {@code SecurityContext.authenticate(request, response, …)}. With it a person
 * who is logged in already is sent to Oten again. Not thread-safe; made for one call:
 *
 * <pre>{@code
 * securityContext.authenticate(request, response, OtenLogin.fresh().maxAge(Duration.ofMinutes(5)));
 * }</pre>
 */
public final class OtenLogin extends AuthenticationParameters {
    private @Nullable String returnTo;
    private @Nullable String prompt;
    private @Nullable Duration maxAge;
    private @Nullable String loginHint;
    private @Nullable String uiLocales;

    private OtenLogin() {
        setNewAuthentication(true);
    }

    /**
     * A new login, also of someone who is logged in.
     *
     * @return without any wishes yet
     */
    public static OtenLogin fresh() {
        return new OtenLogin();
    }

    /**
     * Where the person goes afterwards, instead of back to this page.
     *
     * @param path a path of this application, context path included
     * @return this
     */
    public OtenLogin returnTo(String path) {
        this.returnTo = path;
        return this;
    }

    /**
     * What Oten shows (OIDC Core section 3.1.2.1).
     *
     * @param value {@code none}, {@code login}, {@code consent} or {@code select_account}
     * @return this
     */
    public OtenLogin prompt(String value) {
        this.prompt = value;
        return this;
    }

    /**
     * How long ago the person may have authenticated at Oten; the ID token is checked for it.
     *
     * @param age zero or more, in whole seconds
     * @return this
     */
    public OtenLogin maxAge(Duration age) {
        this.maxAge = age;
        return this;
    }

    /**
     * Who probably logs in. Must come from the application, not from the address bar.
     *
     * @param hint for instance an e-mail address
     * @return this
     */
    public OtenLogin loginHint(String hint) {
        this.loginHint = hint;
        return this;
    }

    /**
     * In which languages Oten should speak.
     *
     * @param locales BCP 47 tags, separated by blanks, the best first
     * @return this
     */
    public OtenLogin uiLocales(String locales) {
        this.uiLocales = locales;
        return this;
    }

    /**
     * Where the person goes afterwards.
     *
     * @return empty means back to the page that asked
     */
    public Optional<String> returnTo() {
        return Optional.ofNullable(returnTo);
    }

    /**
     * What Oten shows.
     *
     * @return empty leaves it to Oten
     */
    public Optional<String> prompt() {
        return Optional.ofNullable(prompt);
    }

    /**
     * How long ago the person may have authenticated.
     *
     * @return empty means that does not matter
     */
    public Optional<Duration> maxAge() {
        return Optional.ofNullable(maxAge);
    }

    /**
     * Who probably logs in.
     *
     * @return empty means unknown
     */
    public Optional<String> loginHint() {
        return Optional.ofNullable(loginHint);
    }

    /**
     * In which languages Oten should speak.
     *
     * @return empty leaves it to Oten
     */
    public Optional<String> uiLocales() {
        return Optional.ofNullable(uiLocales);
    }
}
