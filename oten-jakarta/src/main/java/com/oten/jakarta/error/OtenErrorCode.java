package com.oten.jakarta.error;

import static com.oten.jakarta.error.ErrorRow.denied;
import static com.oten.jakarta.error.ErrorRow.login;
import static com.oten.jakarta.error.ErrorRow.operator;
import static com.oten.jakarta.error.ErrorRow.provider;
import static com.oten.jakarta.error.ErrorRow.rejected;
import static com.oten.jakarta.error.ErrorRow.restarted;
import static com.oten.jakarta.error.ErrorRow.silent;
import static com.oten.jakarta.error.ErrorRow.unavailable;
import static com.oten.jakarta.error.ErrorRow.untrusted;
import static com.oten.jakarta.error.Recovery.RESTART_ONCE;
import static com.oten.jakarta.error.Recovery.TRY_AGAIN;
import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The error table: one row for whatever can go wrong with a login. The pages, the log and the JAX-RS mappers read it. */
public enum OtenErrorCode {
    // Oten's guide, in its order
    /** The authorization request carried no request object. */
    REQUEST_OBJECT_MISSING(operator("invalid_request", "check oten.request-object.mode: Oten wants a request object")),
    /** The request object was older than five minutes when Oten read it. */
    REQUEST_OBJECT_EXPIRED(
            unavailable("invalid_request", WARNING, "check this machine's clock; a slow browser does it too")
                    .then(RESTART_ONCE)),
    /** Oten found the request malformed in another way. */
    REQUEST_INVALID(operator(
            "invalid_request",
            "check oten.request-object.mode, then compare oten.client-id and oten.redirect-uri with the registration")),
    /** Oten could not read or verify the request object. */
    REQUEST_OBJECT_REFUSED(operator(
            "invalid_request_object",
            "check oten.client-secret or oten.request-object.key against the registration, oten.request-object.alg,"
                    + " oten.request-object.key-id and this machine's clock")),
    /** Oten does not know the authorization code. */
    CODE_NOT_FOUND(restarted("invalid_grant")),
    /** The authorization code had been redeemed before. */
    CODE_ALREADY_USED(restarted("invalid_grant")),
    /** The authorization code was older than ten minutes. */
    CODE_EXPIRED(restarted("invalid_grant")),
    /** The code verifier does not fit the code challenge: the code belongs to another login (RFC 7636 section 4.6). */
    CODE_VERIFIER_REFUSED(restarted("invalid_grant")),
    /** Oten refused the grant for a reason that is not in its guide. */
    GRANT_REFUSED(restarted("invalid_grant")),
    /** Oten refused the refresh token: the session gets no more tokens. */
    REFRESH_REFUSED(login("invalid_grant", INFO, "the user has to log in again")),
    /** The access token has expired, and there is no refresh token to get another one with. */
    TOKENS_EXPIRED(login(INFO, "add offline_access to oten.scopes if logins shall last longer")),
    /** Client authentication failed. */
    CLIENT_REFUSED(
            operator(
                    "invalid_client",
                    "check oten.client-id, then oten.client-secret, then that the client is registered for client_secret_post")),
    /** This machine's address is not in the client's whitelist. */
    CLIENT_ADDRESS_REFUSED(operator(
            "invalid_client", "add the address to the IP whitelist of oten.client-id in Oten's developer portal")),
    /** The client may not use this grant type; public clients may not use client credentials. */
    CLIENT_UNAUTHORIZED(operator(
            "unauthorized_client",
            "check oten.client-type: public clients may not do this; else allow the grant in Oten's portal")),
    /** The user, or Oten, refused: normal behaviour. */
    ACCESS_DENIED(denied("access_denied", "nothing to do: the user did not give consent")
            .then(TRY_AGAIN)),
    /** Oten had an internal error. */
    SERVER_ERROR(unavailable("server_error", WARNING, "wait; see Oten's status page if it lasts")),
    /** Oten is overloaded or under maintenance. */
    TEMPORARILY_UNAVAILABLE(
            unavailable("temporarily_unavailable", WARNING, "wait; see Oten's status page if it lasts")),

    // Configuration faults that the guide does not name
    /** A scope is unknown or not allowed for this client. */
    SCOPE_REFUSED(operator("invalid_scope", "check oten.scopes against the registration")),
    /** Oten does not allow the authorization code flow for this client. */
    RESPONSE_TYPE_UNSUPPORTED(
            operator("unsupported_response_type", "register oten.client-id for the authorization code flow")),
    /** Oten does not support this grant. */
    GRANT_TYPE_UNSUPPORTED(operator("unsupported_grant_type", "allow the grant for oten.client-id in Oten's portal")),
    /** Oten does not accept request objects from this client. */
    REQUEST_NOT_SUPPORTED(operator("request_not_supported", "check oten.client-type and oten.request-object.mode")),
    /** Oten does not accept request objects by reference. */
    REQUEST_URI_NOT_SUPPORTED(operator("request_uri_not_supported", "set oten.request-object.mode to value")),
    /** Oten could not fetch or use the request object that the request referred to. */
    REQUEST_URI_REFUSED(operator("invalid_request_uri", "check that Oten reaches oten.base-url")),
    /** The library's own configuration is broken or lacks something that this call needs. */
    CONFIGURATION(operator("correct what the message names")),

    /** The application asked for something that Oten's discovery document does not advertise. */
    NOT_OFFERED(operator("do without it, or ask Oten when it will be offered")),

    // A silent login was asked for, and could not be had (OIDC Core 3.1.2.6)
    /** The user is not logged in at Oten. */
    LOGIN_REQUIRED(silent("login_required")),
    /** Oten has to show something to the user. */
    INTERACTION_REQUIRED(silent("interaction_required")),
    /** Oten has to ask for consent. */
    CONSENT_REQUIRED(silent("consent_required")),
    /** The user has to choose an account. */
    ACCOUNT_SELECTION_REQUIRED(silent("account_selection_required")),

    // A page demands more than the usual login (RFC 9470, OpenID Connect unmet_authentication_requirements)
    /** The caller has not authenticated as the page demands, or too long ago. */
    INSUFFICIENT_USER_AUTHENTICATION(login(DEBUG, "log in as the page demands")),
    /** Oten, or the user, did not reach the authentication that was demanded. */
    UNMET_AUTHENTICATION_REQUIREMENTS(denied(
                    "unmet_authentication_requirements",
                    "nothing to do, or see which acr values Oten reaches for this user")
            .then(TRY_AGAIN)),

    // Calls to Oten, and the shared store
    /** No connection to Oten: nothing was sent. */
    UNREACHABLE(unavailable(ERROR, "check DNS, proxy, firewall and TLS towards the issuer")),
    /** The request was sent and the response got lost: the code or token in it may be used up. */
    RESPONSE_LOST(unavailable(WARNING, "check the network towards the issuer").then(RESTART_ONCE)),
    /** So many calls in a row failed that no more are made for a moment. */
    OTEN_DOWN(unavailable(INFO, "see the error that was logged when this began")),
    /** Too many calls to Oten are under way. */
    BUSY(unavailable(WARNING, "Oten answers slower than users log in")),
    /** The store that the nodes of this application share failed. */
    STORE_UNREACHABLE(unavailable(ERROR, "check the cache that oten.shared-store names")),
    /** Oten's response is not JSON, too big, of the wrong type or contradicts itself. */
    RESPONSE_INVALID(provider("look for a proxy in between; else report it to Oten")),
    /** The discovery document is unusable, or is another issuer's. */
    DISCOVERY_INVALID(provider("check oten.issuer")),
    /** A code that neither the guide nor the specifications know. */
    UNKNOWN(provider("ask Oten what the code means")),

    // ID token (OIDC Core 3.1.3.7) and UserInfo (5.3.2)
    /** Not a signed JWT in canonical form, or a time is missing in it. */
    ID_TOKEN_MALFORMED(untrusted("report it to Oten")),
    /** Signed with an algorithm that is not accepted, or not signed. */
    ID_TOKEN_ALGORITHM(
            untrusted("compare oten.id-token.algs with Oten's discovery document and the client's registration")),
    /** Signed with a key that Oten does not publish. */
    ID_TOKEN_KEY(untrusted("report it to Oten")),
    /** The signature does not verify. */
    ID_TOKEN_SIGNATURE(untrusted("someone tampered with it, or report it to Oten")),
    /** Not an ID token, but another kind of JWT. */
    ID_TOKEN_TYPE(untrusted("report it to Oten")),
    /** Issued by somebody else. */
    ID_TOKEN_ISSUER(untrusted("check oten.issuer")),
    /** Issued for another client, or for a further party as well. */
    ID_TOKEN_AUDIENCE(untrusted("check oten.client-id")),
    /** Expired, or valid for longer than is plausible. */
    ID_TOKEN_EXPIRED(untrusted("check this machine's clock; else report it to Oten")),
    /** Issued in the future, or before the login began. */
    ID_TOKEN_ISSUED_AT(untrusted("check this machine's clock; else report it to Oten")),
    /** Not valid yet. */
    ID_TOKEN_NOT_YET_VALID(untrusted("check this machine's clock; else report it to Oten")),
    /** The nonce is missing or another login's: a replay. */
    ID_TOKEN_NONCE(untrusted("someone injected a token, or report it to Oten")),
    /** The subject is missing, unusable, or another user's. */
    ID_TOKEN_SUBJECT(untrusted("report it to Oten")),
    /** {@code at_hash} does not fit the access token. */
    ID_TOKEN_ACCESS_TOKEN_HASH(untrusted("someone swapped the access token, or report it to Oten")),
    /** The user authenticated longer ago than was asked for, or it is not said when. */
    ID_TOKEN_AUTH_TIME(untrusted("report it to Oten")),
    /** A name or group claim has a shape or characters that must not become an identity. */
    CLAIM_UNUSABLE(untrusted("check oten.caller-name-claim and oten.groups-claim")),
    /** UserInfo describes another user than the ID token. */
    USERINFO_SUBJECT(untrusted("report it to Oten")),
    /** A UserInfo response of type {@code application/jwt} is not signed as it must be, or not for this client. */
    USERINFO_REFUSED(untrusted("compare the client's registration at Oten with oten.id-token.algs and oten.client-id")),

    // The callback and the pages of the library
    /** No login of this browser belongs to the callback. */
    CALLBACK_UNKNOWN(rejected(400, INFO, "nothing to do: an old tab, a bookmark or a forged link")
            .then(TRY_AGAIN)),
    /** A parameter of the library's login URL is broken, or there twice. */
    LOGIN_MALFORMED(rejected(400, INFO, "nothing to do: a forged or damaged link, or correct the page's link")),
    /** Two logins in a row were finished, and the next request had no session all the same. */
    SESSION_LOST(operator(
            WARNING, "see what the doctor says of the session cookie; one browser alone probably blocks cookies")),
    /** A page starts a login whenever it is shown, also at the end of the login that it has started. */
    LOGIN_REPEATED(operator(
            WARNING, "correct the page: OtenLogin.start only if something is missing, or authenticate() instead")),
    /** The login took longer than {@code oten.login.lifetime}. */
    CALLBACK_EXPIRED(
            rejected(400, INFO, "nothing to do: the user took too long").then(TRY_AGAIN)),
    /** The callback's parameters are not an authorization response (RFC 6749 section 4.1.2). */
    CALLBACK_MALFORMED(
            rejected(400, INFO, "nothing to do: a forged or damaged link").then(TRY_AGAIN)),
    /** The response comes from another issuer than the request went to (RFC 9207). */
    CALLBACK_ISSUER(rejected(400, WARNING, "someone mixes up identity providers, or check oten.issuer")
            .then(TRY_AGAIN)),
    /** A logout token failed its checks, or was sent before. */
    LOGOUT_TOKEN_REFUSED(rejected(400, WARNING, "someone forges logouts, or report it to Oten")),
    /** Another site sent this request. */
    CROSS_SITE(rejected(403, WARNING, "nothing to do: another site tried it").then(TRY_AGAIN)),

    // Callers with a bearer token (RFC 6750 section 3.1)
    /** There is no usable token in the request, or more than one. */
    BEARER_MALFORMED(rejected(400, INFO, "nothing to do: the caller has to send one token, in the header")),
    /** The token is expired, revoked, forged, or for somebody else. */
    BEARER_REFUSED(rejected(401, INFO, "nothing to do: the caller has to get another token")),
    /** The token lacks a scope of {@code oten.bearer.scopes}. */
    BEARER_SCOPE_MISSING(denied("nothing to do: the caller has to ask Oten for the scope")),

    /** The user is logged in and lacks the role. */
    ROLE_MISSING(denied("nothing to do, or give the user the group at Oten")),
    /** The path is encoded in a way that servers read differently: it may be a protected one, or not. */
    PATH_AMBIGUOUS(rejected(400, DEBUG, "nothing to do: a damaged link or a probe")),
    /** The library serves nothing at this path. */
    NOT_FOUND(rejected(404, DEBUG, "nothing to do: a wrong link")),
    /** The library does not support this method at this path. */
    METHOD_NOT_ALLOWED(rejected(405, DEBUG, "nothing to do: a wrong form or a probe")),

    /** Nobody is logged in. */
    NOT_LOGGED_IN(login(DEBUG, "log in")),
    /** A page in a frame, an embed or an object needs a login that would have to ask the user something. */
    LOGIN_IN_FRAME(login(DEBUG, "log in outside of the frame, or silently (prompt none)"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values that do not change
    private final ErrorRow row;

    OtenErrorCode(ErrorRow row) {
        this.row = row;
    }

    /**
     * Tells which row an OAuth error of Oten's belongs to.
     *
     * @param error the {@code error} member or parameter
     * @param description the {@code error_description}, as Oten sent it; only compared, never kept
     * @return the row; {@link #UNKNOWN} for a code that no row has
     */
    public static OtenErrorCode of(String error, Optional<String> description) {
        return ErrorWording.row(error, description);
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
        return row.exception(this, message, cause);
    }

    /** {@return the stable name of this row in problem documents (RFC 9457 {@code type}), for instance {@code urn:oten:error:access-denied}} */
    public URI type() {
        return URI.create("urn:oten:error:" + slug());
    }

    /** {@return the name of this row in documents and links, for instance {@code access-denied}} */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the OAuth code that Oten uses, for instance {@code invalid_grant}; empty for what the library found out itself} */
    public Optional<String> oauthError() {
        return row.oauthError();
    }

    /** {@return the HTTP status of this application's response, 400 to 599} */
    public int status() {
        return row.status();
    }

    /** {@return the level at which the failure is logged} */
    public Level level() {
        return row.level();
    }

    /** {@return who has to act} */
    public Responsible responsible() {
        return row.responsible();
    }

    /** {@return what follows for a login} */
    public Recovery recovery() {
        return row.recovery();
    }

    /** {@return what the operator can do, for the log: one clause, in English} */
    public String advice() {
        return row.advice();
    }
}
