package com.oten.jakarta.error;

import static com.oten.jakarta.error.Recovery.HAND_BACK;
import static com.oten.jakarta.error.Recovery.PAGE;
import static com.oten.jakarta.error.Recovery.RESTART_ONCE;
import static com.oten.jakarta.error.Recovery.TRY_AGAIN;
import static com.oten.jakarta.error.Responsible.CHECK;
import static com.oten.jakarta.error.Responsible.LOGIN;
import static com.oten.jakarta.error.Responsible.OPERATOR;
import static com.oten.jakarta.error.Responsible.PROVIDER;
import static com.oten.jakarta.error.Responsible.USER;
import static com.oten.jakarta.error.Responsible.WAIT;
import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The error table: everything that can go wrong with a login, one row each, and what follows from it. The login's pages,
 * the log and the JAX-RS mappers all read this table, and it alone reads Oten's wording ("Common Errors" guide).
 */
public enum OtenErrorCode {
    // Oten's guide, in its order
    /** The authorization request carried no request object. */
    REQUEST_OBJECT_MISSING(
            "invalid_request",
            500,
            ERROR,
            OPERATOR,
            PAGE,
            "check oten.request-object.mode: Oten wants a request object"),
    /** The request object was older than five minutes when Oten read it. */
    REQUEST_OBJECT_EXPIRED(
            "invalid_request",
            503,
            WARNING,
            WAIT,
            RESTART_ONCE,
            "check this machine's clock; a slow browser does it too"),
    /** Oten found the request malformed in another way. */
    REQUEST_INVALID(
            "invalid_request",
            500,
            ERROR,
            OPERATOR,
            PAGE,
            "check oten.request-object.mode, then compare oten.client-id and oten.redirect-uri with the registration"),
    /** Oten could not read or verify the request object. */
    REQUEST_OBJECT_REFUSED(
            "invalid_request_object",
            500,
            ERROR,
            OPERATOR,
            PAGE,
            "check oten.client-secret or oten.request-object.key against the registration, oten.request-object.alg,"
                    + " oten.request-object.key-id and this machine's clock"),
    /** Oten does not know the authorization code. */
    CODE_NOT_FOUND("invalid_grant", 502, WARNING, PROVIDER, RESTART_ONCE, "the login is started again by itself"),
    /** The authorization code had been redeemed before. */
    CODE_ALREADY_USED("invalid_grant", 502, WARNING, PROVIDER, RESTART_ONCE, "the login is started again by itself"),
    /** The authorization code was older than ten minutes. */
    CODE_EXPIRED("invalid_grant", 502, WARNING, PROVIDER, RESTART_ONCE, "the login is started again by itself"),
    /** The code verifier does not fit the code challenge: the code belongs to another login (RFC 7636 section 4.6). */
    CODE_VERIFIER_REFUSED(
            "invalid_grant", 502, WARNING, PROVIDER, RESTART_ONCE, "the login is started again by itself"),
    /** Oten refused the grant for a reason that is not in its guide. */
    GRANT_REFUSED("invalid_grant", 502, WARNING, PROVIDER, RESTART_ONCE, "the login is started again by itself"),
    /** Oten refused the refresh token: the session's tokens are at their end. */
    REFRESH_REFUSED("invalid_grant", 401, INFO, LOGIN, TRY_AGAIN, "the user has to log in again"),
    /** The access token has ended, and there is no refresh token to get another one with. */
    TOKENS_EXPIRED(null, 401, INFO, LOGIN, TRY_AGAIN, "add offline_access to oten.scopes if logins shall last longer"),
    /** Client authentication failed. */
    CLIENT_REFUSED(
            "invalid_client",
            500,
            ERROR,
            OPERATOR,
            PAGE,
            "check oten.client-id, then oten.client-secret, then that the client is registered for client_secret_post"),
    /** This machine's address is not in the client's whitelist. */
    CLIENT_ADDRESS_REFUSED(
            "invalid_client",
            500,
            ERROR,
            OPERATOR,
            PAGE,
            "add the address to the IP whitelist of oten.client-id in Oten's developer portal"),
    /** The client may not use this grant type; public clients may not use client credentials. */
    CLIENT_UNAUTHORIZED(
            "unauthorized_client",
            500,
            ERROR,
            OPERATOR,
            PAGE,
            "check oten.client-type: public clients may not do this; else allow the grant in Oten's portal"),
    /** The user, or Oten, said no: normal behaviour. */
    ACCESS_DENIED("access_denied", 403, INFO, USER, TRY_AGAIN, "nothing to do: the user did not give consent"),
    /** Oten had an internal error. */
    SERVER_ERROR("server_error", 503, WARNING, WAIT, TRY_AGAIN, "wait; see Oten's status page if it lasts"),
    /** Oten is overloaded or under maintenance. */
    TEMPORARILY_UNAVAILABLE(
            "temporarily_unavailable", 503, WARNING, WAIT, TRY_AGAIN, "wait; see Oten's status page if it lasts"),

    // Configuration faults that the guide does not name
    /** A scope is unknown or not allowed for this client. */
    SCOPE_REFUSED("invalid_scope", 500, ERROR, OPERATOR, PAGE, "check oten.scopes against the registration"),
    /** Oten does not do the authorization code flow for this client. */
    RESPONSE_TYPE_UNSUPPORTED(
            "unsupported_response_type",
            500,
            ERROR,
            OPERATOR,
            PAGE,
            "register oten.client-id for the authorization code flow"),
    /** Oten does not do this grant. */
    GRANT_TYPE_UNSUPPORTED(
            "unsupported_grant_type",
            500,
            ERROR,
            OPERATOR,
            PAGE,
            "allow the grant for oten.client-id in Oten's portal"),
    /** Oten does not take request objects from this client. */
    REQUEST_NOT_SUPPORTED(
            "request_not_supported", 500, ERROR, OPERATOR, PAGE, "check oten.client-type and oten.request-object.mode"),
    /** Oten does not take request objects by reference. */
    REQUEST_URI_NOT_SUPPORTED(
            "request_uri_not_supported", 500, ERROR, OPERATOR, PAGE, "set oten.request-object.mode to value"),
    /** Oten could not use the reference to the request object. */
    REQUEST_URI_REFUSED("invalid_request_uri", 500, ERROR, OPERATOR, PAGE, "check that Oten reaches oten.base-url"),
    /** The library's own configuration is broken or lacks something that this call needs. */
    CONFIGURATION(null, 500, ERROR, OPERATOR, PAGE, "correct the keys named in the message"),

    /** The application asked for something that Oten's discovery document does not advertise. */
    NOT_OFFERED(null, 500, ERROR, OPERATOR, PAGE, "do without it, or ask Oten when it will be offered"),

    // A silent login was asked for, and could not be had (OIDC Core 3.1.2.6)
    /** The user is not logged in at Oten. */
    LOGIN_REQUIRED("login_required", 401, INFO, LOGIN, HAND_BACK, "log in interactively"),
    /** Oten has to show something to the user. */
    INTERACTION_REQUIRED("interaction_required", 401, INFO, LOGIN, HAND_BACK, "log in interactively"),
    /** Oten has to ask for consent. */
    CONSENT_REQUIRED("consent_required", 401, INFO, LOGIN, HAND_BACK, "log in interactively"),
    /** The user has to choose an account. */
    ACCOUNT_SELECTION_REQUIRED("account_selection_required", 401, INFO, LOGIN, HAND_BACK, "log in interactively"),

    // A page demands more than the usual login (RFC 9470, OpenID Connect unmet_authentication_requirements)
    /** The caller has not authenticated as the page demands, or too long ago. */
    INSUFFICIENT_USER_AUTHENTICATION(null, 401, DEBUG, LOGIN, TRY_AGAIN, "log in as the page demands"),
    /** Oten, or the user, did not reach the authentication that was demanded. */
    UNMET_AUTHENTICATION_REQUIREMENTS(
            "unmet_authentication_requirements",
            403,
            INFO,
            USER,
            TRY_AGAIN,
            "nothing to do, or see which acr values Oten reaches for this user"),

    // The way to Oten
    /** No connection to Oten: nothing was sent. */
    UNREACHABLE(null, 503, ERROR, WAIT, TRY_AGAIN, "check DNS, proxy, firewall and TLS towards the issuer"),
    /** The request was sent and the answer got lost: what it carried may be used up. */
    RESPONSE_LOST(null, 503, WARNING, WAIT, RESTART_ONCE, "check the network towards the issuer"),
    /** So many calls in a row failed that no more are made for a moment. */
    OTEN_DOWN(null, 503, INFO, WAIT, TRY_AGAIN, "see the error that was logged when this began"),
    /** Too many calls to Oten are under way. */
    BUSY(null, 503, WARNING, WAIT, TRY_AGAIN, "Oten answers slower than users log in"),
    /** The store that the nodes of this application share failed. */
    STORE_UNREACHABLE(null, 503, ERROR, WAIT, TRY_AGAIN, "check the cache that oten.shared-store names"),
    /** Oten's answer is no JSON, too big, of the wrong type or contradicts itself. */
    RESPONSE_INVALID(null, 502, ERROR, PROVIDER, PAGE, "look for a proxy in between; else report it to Oten"),
    /** The discovery document is unusable, or is another issuer's. */
    DISCOVERY_INVALID(null, 502, ERROR, PROVIDER, PAGE, "check oten.issuer"),
    /** A code that neither the guide nor the specifications know. */
    UNKNOWN(null, 502, ERROR, PROVIDER, PAGE, "ask Oten what the code means"),

    // ID token (OIDC Core 3.1.3.7) and UserInfo (5.3.2)
    /** Not a signed JWT in canonical form. */
    ID_TOKEN_MALFORMED(null, 502, ERROR, CHECK, PAGE, "report it to Oten"),
    /** Signed with an algorithm that is not accepted. */
    ID_TOKEN_ALGORITHM(null, 502, ERROR, CHECK, PAGE, "compare oten.id-token.algs with Oten's discovery document"),
    /** Signed with a key that Oten does not publish. */
    ID_TOKEN_KEY(null, 502, ERROR, CHECK, PAGE, "report it to Oten"),
    /** The signature does not verify. */
    ID_TOKEN_SIGNATURE(null, 502, ERROR, CHECK, PAGE, "someone tampered with it, or report it to Oten"),
    /** Another kind of JWT. */
    ID_TOKEN_TYPE(null, 502, ERROR, CHECK, PAGE, "report it to Oten"),
    /** Another issuer's. */
    ID_TOKEN_ISSUER(null, 502, ERROR, CHECK, PAGE, "check oten.issuer"),
    /** Made for another client, or for another party besides. */
    ID_TOKEN_AUDIENCE(null, 502, ERROR, CHECK, PAGE, "check oten.client-id"),
    /** Expired, or valid for longer than is plausible. */
    ID_TOKEN_EXPIRED(null, 502, ERROR, CHECK, PAGE, "check this machine's clock"),
    /** Issued in the future, or before the login began. */
    ID_TOKEN_ISSUED_AT(null, 502, ERROR, CHECK, PAGE, "check this machine's clock"),
    /** Not valid yet. */
    ID_TOKEN_NOT_YET_VALID(null, 502, ERROR, CHECK, PAGE, "check this machine's clock"),
    /** The nonce is missing or another login's: a replay. */
    ID_TOKEN_NONCE(null, 502, ERROR, CHECK, PAGE, "someone injected a token, or report it to Oten"),
    /** The subject is missing, unusable, or another user's. */
    ID_TOKEN_SUBJECT(null, 502, ERROR, CHECK, PAGE, "report it to Oten"),
    /** {@code at_hash} does not fit the access token. */
    ID_TOKEN_ACCESS_TOKEN_HASH(null, 502, ERROR, CHECK, PAGE, "someone swapped the access token, or report it to Oten"),
    /** The user authenticated longer ago than was asked for, or it is not said when. */
    ID_TOKEN_AUTH_TIME(null, 502, ERROR, CHECK, PAGE, "report it to Oten"),
    /** A name or group claim has a shape or characters that must not become an identity. */
    CLAIM_UNUSABLE(null, 502, ERROR, CHECK, PAGE, "check oten.caller-name-claim and oten.groups-claim"),
    /** UserInfo speaks of another user than the ID token. */
    USERINFO_SUBJECT(null, 502, ERROR, CHECK, PAGE, "report it to Oten"),

    // The callback and the pages of the library
    /** No login of this browser belongs to the callback. */
    CALLBACK_UNKNOWN(null, 400, INFO, CHECK, TRY_AGAIN, "nothing to do: an old tab, a bookmark or a forged link"),
    /** A parameter of the library's login address is broken, or there twice. */
    LOGIN_MALFORMED(
            null, 400, INFO, CHECK, PAGE, "nothing to do: a forged or damaged link, or correct the page's link"),
    /** The login took longer than {@code oten.login.lifetime}. */
    CALLBACK_EXPIRED(null, 400, INFO, CHECK, TRY_AGAIN, "nothing to do: the user took too long"),
    /** The callback's parameters are no answer of an authorization endpoint. */
    CALLBACK_MALFORMED(null, 400, INFO, CHECK, TRY_AGAIN, "nothing to do: a forged or damaged link"),
    /** The answer comes from another issuer than the request went to (RFC 9207). */
    CALLBACK_ISSUER(null, 400, WARNING, CHECK, TRY_AGAIN, "someone mixes up identity providers, or check oten.issuer"),
    /** Somebody sent a logout token that must not be believed, or once more. */
    LOGOUT_TOKEN_REFUSED(null, 400, WARNING, CHECK, PAGE, "someone forges logouts, or report it to Oten"),
    /** Another site sent this request. */
    CROSS_SITE(null, 403, WARNING, CHECK, TRY_AGAIN, "nothing to do: another site tried it"),

    // Callers with a bearer token (RFC 6750 section 3.1)
    /** There is no usable token in the request, or more than one. */
    BEARER_MALFORMED(null, 400, INFO, CHECK, PAGE, "nothing to do: the caller has to send one token, in the header"),
    /** The token is expired, revoked, forged, or for somebody else. */
    BEARER_REFUSED(null, 401, INFO, CHECK, PAGE, "nothing to do: the caller has to get another token"),
    /** The token lacks a scope of {@code oten.bearer.scopes}. */
    BEARER_SCOPE_MISSING(null, 403, INFO, USER, PAGE, "nothing to do: the caller has to ask Oten for the scope"),

    /** The user is logged in and lacks the role. */
    ROLE_MISSING(null, 403, INFO, USER, PAGE, "nothing to do, or give the user the group at Oten"),
    /** The path of the request is encoded so that it may be a protected one, or not. */
    PATH_AMBIGUOUS(null, 400, DEBUG, CHECK, PAGE, "nothing to do: a damaged link or a probe"),
    /** The library serves nothing at this path. */
    NOT_FOUND(null, 404, DEBUG, CHECK, PAGE, "nothing to do: a wrong link"),
    /** The library does not take this method at this path. */
    METHOD_NOT_ALLOWED(null, 405, DEBUG, CHECK, PAGE, "nothing to do: a wrong form or a probe"),

    /** Nobody is logged in. */
    NOT_LOGGED_IN(null, 401, DEBUG, LOGIN, TRY_AGAIN, "log in"),
    /** A page in a frame, an embed or an object needs a login that would have to ask the user something. */
    LOGIN_IN_FRAME(null, 401, DEBUG, LOGIN, TRY_AGAIN, "log in outside of the frame, or silently (prompt none)");

    /** Only what can be an address: the description is foreign text. */
    private static final Pattern REFUSED_ADDRESS = Pattern.compile("(?i)client ip:? ([0-9a-f.:]{2,45})(?![0-9a-z.:])");

    private final @Nullable String oauthError;
    private final int status;
    private final Level level;
    private final Responsible responsible;
    private final Recovery recovery;
    private final String advice;

    OtenErrorCode(
            @Nullable String oauthError,
            int status,
            Level level,
            Responsible responsible,
            Recovery recovery,
            String advice) {
        this.oauthError = oauthError;
        this.status = status;
        this.level = level;
        this.responsible = responsible;
        this.recovery = recovery;
        this.advice = advice;
    }

    /**
     * Tells which row an OAuth error of Oten's belongs to.
     *
     * @param error the {@code error} member or parameter
     * @param description the {@code error_description}, as Oten sent it; only compared, never kept
     * @return the row; {@link #UNKNOWN} for a code that no row has
     */
    public static OtenErrorCode of(String error, Optional<String> description) {
        String wording = description.orElse("").toLowerCase(Locale.ROOT);
        return switch (error) {
            case "invalid_request" -> {
                if (wording.contains("expired")) {
                    yield REQUEST_OBJECT_EXPIRED;
                }
                yield wording.contains("request parameter is required") ? REQUEST_OBJECT_MISSING : REQUEST_INVALID;
            }
            case "invalid_grant" -> {
                if (wording.contains("code not found")) {
                    yield CODE_NOT_FOUND;
                }
                if (wording.contains("code already used")) {
                    yield CODE_ALREADY_USED;
                }
                if (wording.contains("code expired")) {
                    yield CODE_EXPIRED;
                }
                yield wording.contains("code verifier") ? CODE_VERIFIER_REFUSED : GRANT_REFUSED;
            }
            case "invalid_client" -> wording.contains("client ip") ? CLIENT_ADDRESS_REFUSED : CLIENT_REFUSED;
            default -> {
                for (OtenErrorCode row : values()) {
                    if (error.equals(row.oauthError)) {
                        yield row;
                    }
                }
                yield UNKNOWN;
            }
        };
    }

    /**
     * Finds the address that Oten refused.
     *
     * @param description the {@code error_description} of {@link #CLIENT_ADDRESS_REFUSED}
     * @return an IP address; empty if the wording has none
     */
    static Optional<String> refusedAddress(String description) {
        Matcher found = REFUSED_ADDRESS.matcher(description);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /**
     * Makes the exception of this row; its class follows from who has to act.
     *
     * @param message what happened, in one line, without secrets, tokens or claims
     * @return the exception, to be thrown
     */
    public OtenException exception(String message) {
        return exception(message, null);
    }

    /**
     * Makes the exception of this row with its cause.
     *
     * @param message what happened, in one line, without secrets, tokens or claims
     * @param cause why; never an exception of a JOSE library, whose message contains tokens
     * @return the exception, to be thrown
     */
    public OtenException exception(String message, @Nullable Throwable cause) {
        return switch (responsible) {
            case OPERATOR -> new OtenConfigurationException(this, message, cause, null);
            case USER -> new OtenDeniedException(this, message, cause);
            case CHECK -> new OtenRejectedException(this, message, cause);
            case WAIT -> new OtenUnavailableException(this, message, cause, null);
            case PROVIDER -> new OtenProviderException(this, message, cause, null);
            case LOGIN -> new OtenLoginRequiredException(this, message, cause);
        };
    }

    /**
     * The stable name of this row in problem documents (RFC 9457 {@code type}).
     *
     * @return a URN such as {@code urn:oten:error:access-denied}
     */
    public URI type() {
        return URI.create("urn:oten:error:" + slug());
    }

    /**
     * The name of this row in documents and links.
     *
     * @return for instance {@code access-denied}
     */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The OAuth code that Oten uses.
     *
     * @return for instance {@code invalid_grant}; empty for what the library found out by itself
     */
    public Optional<String> oauthError() {
        return Optional.ofNullable(oauthError);
    }

    /**
     * The HTTP status of the answer to whoever asked this application.
     *
     * @return 400 to 599
     */
    public int status() {
        return status;
    }

    /**
     * How loud the log is.
     *
     * @return the level
     */
    public Level level() {
        return level;
    }

    /**
     * Who has to act.
     *
     * @return the party
     */
    public Responsible responsible() {
        return responsible;
    }

    /**
     * What follows for a login.
     *
     * @return the recovery
     */
    public Recovery recovery() {
        return recovery;
    }

    /**
     * What the operator can do, for the log.
     *
     * @return one clause, in English
     */
    public String advice() {
        return advice;
    }
}
