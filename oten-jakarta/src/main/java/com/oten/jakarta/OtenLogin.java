package com.oten.jakarta;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.Recovery;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an application asks of one login. With it a person who is logged in already is sent to Oten again. Not thread-safe;
 * made for one call:
 *
 * <pre>{@code
 * OtenLogin.fresh().maxAge(Duration.ofMinutes(5)).start(request, response);
 * }</pre>
 *
 * <p>It can also be given to {@code SecurityContext.authenticate(request, response, …)}, but WildFly does not ask again for
 * somebody who is logged in.
 */
public final class OtenLogin extends AuthenticationParameters {
    /** The library's servlet; its path is the configuration's business. */
    private static final String SERVLET = "oten";

    private static final String REFUSAL = "oten_error";

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
     * Why a silent login ({@code prompt("none")}) could not be had, told on the page where it ends. Anybody can put this
     * into an address, so it is good for choosing what to show and for nothing else.
     *
     * @param request the current one
     * @return {@code LOGIN_REQUIRED}, {@code INTERACTION_REQUIRED}, {@code CONSENT_REQUIRED} or {@code
     *     ACCOUNT_SELECTION_REQUIRED}; empty if no silent login was refused before this page
     */
    public static Optional<OtenErrorCode> refusal(HttpServletRequest request) {
        String said = request.getParameter(REFUSAL);
        return said == null
                ? Optional.empty()
                : Optional.of(OtenErrorCode.of(said, Optional.empty()))
                        .filter(code -> code.recovery() == Recovery.HAND_BACK);
    }

    /**
     * Sends the browser to Oten. The answer is complete then; nothing may be written after it.
     *
     * @param request the current one; its page is where the person comes back to, unless {@link #returnTo} says otherwise
     * @param response not committed yet
     * @throws com.oten.jakarta.error.OtenConfigurationException if the library is off
     * @throws IOException if the browser has gone
     * @throws ServletException if the container fails
     */
    public void start(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        RequestDispatcher library = request.getServletContext().getNamedDispatcher(SERVLET);
        if (library == null) {
            throw OtenErrorCode.CONFIGURATION.exception(
                    "no login can be started, the library is off: oten.client-id is not set or oten.enabled is false");
        }
        request.setAttribute(OtenLogin.class.getName(), this);
        library.forward(request, response);
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
     * What Oten shows (OIDC Core section 3.1.2.1). With {@code none} it shows nothing: the person is logged in if Oten can
     * do that at once, and comes back in any case; then {@link #refusal} tells why there is no login. A page that asks for a
     * silent login must look at it first.
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
