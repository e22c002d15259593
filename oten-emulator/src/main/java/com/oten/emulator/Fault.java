package com.oten.emulator;

/**
 * The errors that the next requests can be refused with, each with Oten's code, description and status.
 *
 * <p>An authorization request must be valid before it is refused by a fault: the browser is then sent back with the
 * error. A token request is refused unread, so the code or refresh token in it can still be used.
 */
public enum Fault {
    /** No request object was sent. */
    REQUEST_PARAMETER_REQUIRED(Endpoint.AUTHORIZE, 400, "invalid_request", "Request parameter is required"),
    /** The request object is older than five minutes. */
    JAR_EXPIRED(Endpoint.AUTHORIZE, 400, "invalid_request", "JAR token has expired"),
    /** The request object's signature does not verify. */
    INVALID_REQUEST_OBJECT(
            Endpoint.AUTHORIZE,
            400,
            "invalid_request_object",
            "Invalid Request Object: JWT signature verification failed"),
    /** The user pressed "Deny". */
    ACCESS_DENIED(
            Endpoint.AUTHORIZE, 400, "access_denied", "The resource owner or authorization server denied the request"),
    /** The authorization endpoint fails. */
    SERVER_ERROR_AUTHORIZE(
            Endpoint.AUTHORIZE, 500, "server_error", "The authorization server encountered an unexpected condition"),
    /** The authorization endpoint is overloaded or in maintenance. */
    TEMPORARILY_UNAVAILABLE_AUTHORIZE(
            Endpoint.AUTHORIZE,
            503,
            "temporarily_unavailable",
            "The authorization server is currently unable to handle the request"),
    /** A scope is unknown or not allowed. */
    INVALID_SCOPE(Endpoint.AUTHORIZE, 400, "invalid_scope", "The requested scope is invalid"),
    /** Only response type {@code code} is supported. */
    UNSUPPORTED_RESPONSE_TYPE(
            Endpoint.AUTHORIZE, 400, "unsupported_response_type", "The response type is not supported"),
    /** Request objects are not supported for this client. */
    REQUEST_NOT_SUPPORTED(
            Endpoint.AUTHORIZE, 400, "request_not_supported", "The request parameter is not supported for this client"),
    /** The document behind {@code request_uri} could not be used. */
    INVALID_REQUEST_URI(Endpoint.AUTHORIZE, 400, "invalid_request_uri", "The request_uri could not be fetched"),
    /** The client is unknown to the authorization endpoint. */
    CLIENT_REFUSED_AUTHORIZE(Endpoint.AUTHORIZE, 401, "invalid_client", "Client authentication failed"),
    /** The client may not log users in. */
    UNAUTHORIZED_CLIENT_AUTHORIZE(
            Endpoint.AUTHORIZE, 403, "unauthorized_client", "The client is not authorized for this request"),
    /** {@code prompt=none}, but nobody is logged in. */
    LOGIN_REQUIRED(Endpoint.AUTHORIZE, 400, "login_required", "The user must log in"),
    /** {@code prompt=none}, but the user must do something. */
    INTERACTION_REQUIRED(Endpoint.AUTHORIZE, 400, "interaction_required", "The user must interact with Oten"),
    /** {@code prompt=none}, but the user has not consented. */
    CONSENT_REQUIRED(Endpoint.AUTHORIZE, 400, "consent_required", "The user must give consent"),
    /** {@code prompt=none}, but the user must choose an account. */
    ACCOUNT_SELECTION_REQUIRED(
            Endpoint.AUTHORIZE, 400, "account_selection_required", "The user must choose an account"),
    /** A code at the authorization endpoint that no guide mentions. */
    UNKNOWN_CODE_AUTHORIZE(Endpoint.AUTHORIZE, 400, "weather_too_nice", "An error that no guide mentions"),

    /** The code is unknown. */
    CODE_NOT_FOUND(Endpoint.TOKEN, 400, "invalid_grant", "Invalid authorization code: code not found"),
    /** The code has been used before. */
    CODE_ALREADY_USED(Endpoint.TOKEN, 400, "invalid_grant", "Invalid authorization code: code already used"),
    /** The code is older than ten minutes. */
    CODE_EXPIRED(Endpoint.TOKEN, 400, "invalid_grant", "Invalid authorization code: code expired"),
    /** The code verifier does not match the challenge. */
    INVALID_CODE_VERIFIER(Endpoint.TOKEN, 400, "invalid_grant", "Invalid code verifier"),
    /** The refresh token is unknown, expired or revoked. The description is the emulator's own. */
    REFRESH_TOKEN_INVALID(Endpoint.TOKEN, 400, "invalid_grant", "Invalid refresh token: token not found"),
    /** Wrong client id or secret, or HTTP Basic was used. */
    CLIENT_AUTHENTICATION_FAILED(Endpoint.TOKEN, 401, "invalid_client", "Client authentication failed"),
    /** The caller's IP address is not in the client's whitelist. */
    CLIENT_IP_REFUSED(Endpoint.TOKEN, 401, "invalid_client", "Invalid client IP: 192.168.1.100 is not in whitelist"),
    /** A public client asked for a token of its own. */
    PUBLIC_CLIENT_CREDENTIALS(
            Endpoint.TOKEN,
            403,
            "unauthorized_client",
            "Public clients are not authorized for client credentials grant"),
    /** The token endpoint fails. */
    SERVER_ERROR_TOKEN(
            Endpoint.TOKEN,
            500,
            "server_error",
            "The authorization server encountered an unexpected condition that prevented it from fulfilling the"
                    + " request"),
    /** The token endpoint is overloaded or in maintenance. */
    TEMPORARILY_UNAVAILABLE(
            Endpoint.TOKEN,
            503,
            "temporarily_unavailable",
            "The authorization server is currently unable to handle the request"),
    /** A scope of a token request is unknown or not allowed. */
    INVALID_SCOPE_TOKEN(Endpoint.TOKEN, 400, "invalid_scope", "The requested scope is invalid"),
    /** The grant type is unknown. */
    UNSUPPORTED_GRANT_TYPE(Endpoint.TOKEN, 400, "unsupported_grant_type", "The grant type is not supported"),
    /** A code at the token endpoint that no guide mentions. */
    UNKNOWN_CODE_TOKEN(Endpoint.TOKEN, 400, "weather_too_nice", "An error that no guide mentions");

    private final Endpoint endpoint;
    private final int status;
    private final String error;
    private final String description;

    Fault(Endpoint endpoint, int status, String error, String description) {
        this.endpoint = endpoint;
        this.status = status;
        this.error = error;
        this.description = description;
    }

    /**
     * The endpoint that sends it.
     *
     * @return {@link Endpoint#AUTHORIZE} or {@link Endpoint#TOKEN}
     */
    public Endpoint endpoint() {
        return endpoint;
    }

    /**
     * The HTTP status of the token endpoint's response, or of the error page.
     *
     * @return 400 or above
     */
    public int status() {
        return status;
    }

    /**
     * The {@code error} code.
     *
     * @return as it is on the wire
     */
    public String error() {
        return error;
    }

    /**
     * The {@code error_description}.
     *
     * @return as it is on the wire
     */
    public String description() {
        return description;
    }
}
