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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an application asks of one login. With it a user who is logged in already is sent to Oten again. Not thread-safe;
 * made for one call:
 *
 * <pre>{@code
 * OtenLogin.fresh().maxAge(Duration.ofMinutes(5)).start(request, response);
 * }</pre>
 *
 * <p>It can also be given to {@code SecurityContext.authenticate(request, response, …)}, as {@code
 * AuthenticationParameters.withParams().newAuthentication(true)} can: then the page where the login ends, and which asks
 * again there, gets {@code SUCCESS}.
 */
public final class OtenLogin extends AuthenticationParameters {
    /** The library's servlet; its path is configurable. */
    private static final String SERVLET = "oten";

    private static final String REFUSAL = "oten_error";
    /** In the place of a refusal: neither page is told of both. */
    private static final String FORM_LOST = "form_not_processed";

    private static final Pattern ACR = Pattern.compile("[!#-\\[\\]-~]+");

    private @Nullable String returnTo;
    private @Nullable String prompt;
    private @Nullable Duration maxAge;
    private List<String> acrValues = List.of();
    private boolean isAcrEssential;
    private @Nullable String loginHint;
    private @Nullable String uiLocales;
    private @Nullable String workspaceHint;

    private OtenLogin() {
        setNewAuthentication(true);
    }

    /**
     * A new login, also of someone who is logged in.
     *
     * @return without any parameters yet
     */
    public static OtenLogin fresh() {
        return new OtenLogin();
    }

    /**
     * Why a silent login ({@code prompt("none")}) was refused, for the page where it ends. Anybody can put this into a
     * URL, so use it only to choose what to show.
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
     * Whether the user comes from a login that a form needed: the form was not processed, and has to be sent again. Anybody
     * can put this into a URL, so use it only to choose what to show.
     *
     * @param request the current one
     * @return true on the page of the form after such a login
     */
    public static boolean isFormLost(HttpServletRequest request) {
        return FORM_LOST.equals(request.getParameter(REFUSAL));
    }

    /**
     * Sends the browser to Oten. The response is complete then; nothing may be written after it. A page that calls this
     * whenever it is shown is never seen, and ends with {@link OtenErrorCode#LOGIN_REPEATED} after one login.
     *
     * @param request the current one; its page is where the user comes back to, unless {@link #returnTo} says otherwise
     * @param response not committed yet
     * @throws com.oten.jakarta.error.OtenConfigurationException if the library is off
     * @throws IOException if the browser has disconnected
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
     * Where the user goes afterwards, instead of back to this page.
     *
     * @param path a path of this application, context path included
     * @return this
     */
    public OtenLogin returnTo(String path) {
        this.returnTo = path;
        return this;
    }

    /**
     * What Oten shows (OIDC Core section 3.1.2.1). With {@code none} it shows nothing: the user is logged in if Oten can
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
     * How long ago the user may have authenticated at Oten; the ID token is checked for it.
     *
     * @param age zero or more, in whole seconds
     * @return this
     */
    public OtenLogin maxAge(Duration age) {
        this.maxAge = age;
        return this;
    }

    /**
     * How the user should authenticate (OIDC Core section 3.1.2.1). Voluntary: Oten may ignore it, and the ID token
     * says in {@code acr} what was reached.
     *
     * @param values authentication context classes, the best first
     * @return this
     */
    public OtenLogin acrValues(String... values) {
        for (String value : values) {
            if (!ACR.matcher(value).matches()) {
                throw new IllegalArgumentException("an acr value is visible ASCII without quotes and backslashes");
            }
        }
        this.acrValues = List.of(values);
        this.isAcrEssential = false;
        return this;
    }

    /**
     * How the user must authenticate: as {@link #acrValues}, but a login that reaches none of them is refused with {@link
     * OtenErrorCode#UNMET_AUTHENTICATION_REQUIREMENTS} (an essential claim in the words of OIDC Core section 5.5.1.1).
     *
     * @param values authentication context classes, the best first; at least one
     * @return this
     */
    public OtenLogin essentialAcr(String... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("at least one acr value has to be named");
        }
        acrValues(values);
        this.isAcrEssential = true;
        return this;
    }

    /**
     * Who probably logs in. Must come from the application, not from the URL.
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
     * @param locales BCP 47 tags, separated by spaces, the best first
     * @return this
     */
    public OtenLogin uiLocales(String locales) {
        this.uiLocales = locales;
        return this;
    }

    /**
     * In which workspace the user probably works; Oten has announced this.
     *
     * @param hint as Oten names workspaces
     * @return this
     */
    public OtenLogin workspaceHint(String hint) {
        this.workspaceHint = hint;
        return this;
    }

    /**
     * Where the user goes afterwards.
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
     * How long ago the user may have authenticated.
     *
     * @return empty means that does not matter
     */
    public Optional<Duration> maxAge() {
        return Optional.ofNullable(maxAge);
    }

    /**
     * How the user should, or must, authenticate.
     *
     * @return an empty list leaves it to Oten
     */
    public List<String> acrValues() {
        return acrValues;
    }

    /**
     * Whether the login is refused if it reaches none of {@link #acrValues()}.
     *
     * @return false if they are voluntary
     */
    public boolean isAcrEssential() {
        return isAcrEssential;
    }

    /**
     * In which workspace the user probably works.
     *
     * @return empty means unknown
     */
    public Optional<String> workspaceHint() {
        return Optional.ofNullable(workspaceHint);
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
