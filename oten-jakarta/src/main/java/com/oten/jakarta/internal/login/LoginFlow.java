package com.oten.jakarta.internal.login;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.diagnosis.RequestObjectChecks;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.discovery.ProviderMetadata;
import com.oten.jakarta.internal.endpoint.TokenEndpoint;
import com.oten.jakarta.internal.endpoint.TokenSet;
import com.oten.jakarta.internal.endpoint.UserInfo;
import com.oten.jakarta.internal.http.Budget;
import com.oten.jakarta.internal.idtoken.ExpectedLogin;
import com.oten.jakarta.internal.idtoken.IdTokenVerifier;
import com.oten.jakarta.internal.idtoken.VerifiedIdToken;
import com.oten.jakarta.internal.request.AuthorizationRequest;
import com.oten.jakarta.internal.request.AuthorizationRequestSigner;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.secret.RandomTokens;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.text.PlainText;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A login from the first redirect to the verified user (OIDC Core section 3.1 with PKCE and a signed request object).
 * Independent of the container: it takes a transaction and a callback, and returns a result or throws. Thread-safe.
 */
public final class LoginFlow {
    private static final Set<String> ABOUT_THE_LOGIN = Set.of("acr", "amr", "auth_time", "sid");

    private static final String TOO_LONG = "is too long to remember";

    private final boolean asksUserInfo;
    private final String ownPath;
    private final Discovery discovery;
    private final AuthorizationRequestSigner signer;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final UserInfo userInfo;
    private final RequestObjectChecks checks;
    private final RandomTokens random;
    private final Clock clock;
    private final Duration longestWait;
    private final LostPages lost = new LostPages();

    public LoginFlow(
            OtenConfig config,
            Discovery discovery,
            AuthorizationRequestSigner signer,
            TokenEndpoint tokenEndpoint,
            IdTokenVerifier idTokens,
            UserInfo userInfo,
            RequestObjectChecks checks,
            RandomTokens random,
            Clock clock) {
        this.asksUserInfo = config.login().userinfo();
        this.ownPath = config.site().path();
        this.discovery = discovery;
        this.signer = signer;
        this.tokenEndpoint = tokenEndpoint;
        this.idTokens = idTokens;
        this.userInfo = userInfo;
        this.checks = checks;
        this.random = random;
        this.clock = clock;
        this.longestWait = Budget.longest(config.http());
    }

    /**
     * Starts a login.
     *
     * @param returnTo where the user wants to go
     * @param asked what the application asks beyond the configuration
     * @param redirectUri the callback, as registered
     * @param place where the browser remembers it
     * @param round as {@link LoginRounds} has counted before it
     * @return where to send the browser, and what to remember
     * @throws OtenException if Oten's metadata is unavailable
     */
    public StartedLogin start(ReturnUrl returnTo, LoginParameters asked, URI redirectUri, LoginPlace place, int round) {
        return begin(returnTo.path(), asked, 0, round, redirectUri, place);
    }

    /**
     * Starts a login by itself and once, in place of one that the browser has dropped.
     *
     * @param returnTo where it ends, since where the dropped one was to end is unknown
     * @param redirectUri the callback, as registered
     * @param place where the browser remembers it
     * @param round as {@link LoginRounds} has counted before it
     * @return where to send the browser, and what to remember
     * @throws OtenException if Oten's metadata is unavailable
     */
    public StartedLogin replace(ReturnUrl returnTo, URI redirectUri, LoginPlace place, int round) {
        return begin(returnTo.path(), LoginParameters.NONE, 1, round, redirectUri, place);
    }

    /**
     * Starts a failed login again, by itself and once ({@link LoginTransaction#attempt()}), with everything fresh, in the
     * place of the failed one.
     *
     * @param failed its transaction
     * @param redirectUri the callback, as registered
     * @return where to send the browser, and what to remember
     * @throws OtenException if Oten's metadata is unavailable
     */
    public StartedLogin restart(LoginTransaction failed, URI redirectUri) {
        LoginPlace same = new LoginPlace(CookieSlot.of(failed.state()).orElseThrow(), failed.dropped());
        return begin(failed.returnTo(), failed.asked(), failed.attempt() + 1, failed.round(), redirectUri, same);
    }

    /**
     * Finishes a login.
     *
     * @param matched what Oten sent, and the transaction of the login
     * @param redirectUri the callback, as registered
     * @return the verified user and the tokens
     * @throws OtenException if Oten refused, or a check fails
     */
    public LoginResult finish(MatchedCallback matched, URI redirectUri) {
        // up to four calls that may hang; the budget covers them together
        return Budget.of(longestWait, () -> finished(matched.callback(), matched.transaction(), redirectUri));
    }

    private LoginResult finished(Callback callback, LoginTransaction transaction, URI redirectUri) {
        checkIssuer(callback);
        if (callback instanceof Callback.Refusal refusal) {
            throw explained(refusal, transaction, redirectUri);
        }
        String code = ((Callback.Code) callback).code();
        TokenSet tokens = tokenEndpoint.exchange(code, transaction.codeVerifier(), redirectUri);
        Secret idToken = tokens.idToken()
                .orElseThrow(() -> OtenErrorCode.RESPONSE_INVALID.exception(
                        "the response of Oten's token endpoint is unusable: it has no id_token"));
        ExpectedLogin expected = new ExpectedLogin(
                transaction.nonce(),
                transaction.startedAt(),
                tokens.accessToken(),
                transaction.asked().maxAge(),
                transaction.asked().essentialAcr());
        VerifiedIdToken who = idTokens.verify(idToken, expected);
        return new LoginResult(who, claims(who, tokens), tokens);
    }

    /**
     * The return URL that somebody wrote if it is a place in this application, else its front page.
     *
     * @param returnTo untrusted
     * @param contextPath the application's
     * @return inside the application
     */
    public ReturnUrl returnUrl(String returnTo, String contextPath) {
        if (returnTo.length() > ReturnUrl.LONGEST) {
            lost.log(returnTo, TOO_LONG);
        }
        return ReturnUrl.check(returnTo, contextPath, ownPath).orElseGet(() -> ReturnUrl.front(contextPath));
    }

    /**
     * The same for the URL of a request that the server has accepted.
     *
     * @param requested with its query
     * @param contextPath the application's
     * @return to the letter, wherever that is possible; else the front page, and the log says why
     */
    public ReturnUrl requested(String requested, String contextPath) {
        return ReturnUrl.ofRequest(requested, contextPath, ownPath).orElseGet(() -> {
            boolean isTooLong = requested.length() > ReturnUrl.LONGEST;
            lost.log(requested, isTooLong ? TOO_LONG : "could lead elsewhere if a browser goes there");
            return ReturnUrl.front(contextPath);
        });
    }

    /**
     * Where a login ends. Its page was checked when it started, and is again before the browser is sent there: the cookie
     * may be of another version of the application.
     *
     * @param transaction opened from the cookie
     * @param contextPath the application's
     * @return inside the application
     */
    public ReturnUrl end(LoginTransaction transaction, String contextPath) {
        return ReturnUrl.ofRequest(transaction.returnTo(), contextPath, ownPath)
                .orElseGet(() -> ReturnUrl.front(contextPath));
    }

    private StartedLogin begin(
            String returnTo, LoginParameters asked, int attempt, int round, URI redirectUri, LoginPlace place) {
        tokenEndpoint.refuseWhileDown();
        ProviderMetadata oten = discovery.metadata(); // may take a while, and startedAt is when the request was signed
        LoginTransaction transaction = new LoginTransaction(
                place.slot().state(random),
                random.next(),
                random.next(),
                returnTo,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                attempt,
                round,
                place.dropped(),
                asked);
        AuthorizationRequest request = new AuthorizationRequest(
                redirectUri, transaction.state(), transaction.nonce(), transaction.codeVerifier(), asked);
        return new StartedLogin(signer.sign(request, oten), transaction);
    }

    /** What Oten said, with what this side can add for the operator. */
    private OtenException explained(Callback.Refusal refusal, LoginTransaction transaction, URI redirectUri) {
        OtenException said = OtenException.ofOAuthError(
                refusal.error(), refusal.description().orElse(null));
        Optional<String> more = switch (said.code()) {
            case REQUEST_OBJECT_REFUSED -> checks.likelyCauses(redirectUri);
            case REQUEST_OBJECT_EXPIRED -> Optional.of(checks.times(transaction.startedAt(), clock.instant())); // R11
            default -> Optional.empty();
        };
        return more.map(text -> said.code().exception(said.getMessage() + "; " + text))
                .orElse(said);
    }

    /** RFC 9207 section 2.4: the response must come from the issuer that was asked. */
    private void checkIssuer(Callback callback) {
        String expected = discovery.metadata().issuer();
        Optional<String> said = callback.issuer();
        if (said.isPresent()
                ? !said.get().equals(expected)
                : discovery.metadata().sendsIssuer()) {
            throw OtenErrorCode.CALLBACK_ISSUER.exception("the callback is "
                    + said.map(iss -> "from " + PlainText.of(iss, 100)).orElse("without iss")
                    + ", expected is " + expected);
        }
    }

    private Map<String, Object> claims(VerifiedIdToken who, TokenSet tokens) {
        if (!asksUserInfo) {
            return who.claims();
        }
        Map<String, Object> claims = new HashMap<>(userInfo.claims(tokens.accessToken(), who.subject()));
        claims.keySet().removeAll(ABOUT_THE_LOGIN); // only an ID token is about one login
        claims.putAll(who.claims()); // also over a signed UserInfo
        return Map.copyOf(claims);
    }
}
