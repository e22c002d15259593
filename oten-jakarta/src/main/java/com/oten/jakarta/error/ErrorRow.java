package com.oten.jakarta.error;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an error: a row of the table, without its name.
 *
 * @param oauthError the code that Oten uses; empty for what the library finds out by itself
 * @param status the HTTP status of the response to whoever asked this application
 * @param level the log level
 * @param responsible who has to act
 * @param recovery what follows for a login
 * @param advice what the operator can do, one clause
 */
record ErrorRow(
        Optional<String> oauthError,
        int status,
        Level level,
        Responsible responsible,
        Recovery recovery,
        String advice) {
    /** Somebody has to correct the configuration or the registration, and Oten says so. */
    static ErrorRow operator(String oauthError, String advice) {
        return operator(advice).withCode(oauthError);
    }

    /** The same, found by the library itself. */
    static ErrorRow operator(String advice) {
        return operator(Level.ERROR, advice);
    }

    /** The same for what need not be a fault of the application. */
    static ErrorRow operator(Level level, String advice) {
        return new ErrorRow(Optional.empty(), 500, level, Responsible.OPERATOR, Recovery.PAGE, advice);
    }

    /** The code or the grant was refused, which another login fixes. */
    static ErrorRow restarted(String oauthError) {
        return new ErrorRow(
                Optional.of(oauthError),
                502,
                Level.WARNING,
                Responsible.PROVIDER,
                Recovery.RESTART_ONCE,
                "the login is started again by itself");
    }

    /** Oten sent something unusable. */
    static ErrorRow provider(String advice) {
        return new ErrorRow(Optional.empty(), 502, Level.ERROR, Responsible.PROVIDER, Recovery.PAGE, advice);
    }

    /** Oten sent something that must not be trusted. */
    static ErrorRow untrusted(String advice) {
        return new ErrorRow(Optional.empty(), 502, Level.ERROR, Responsible.CHECK, Recovery.PAGE, advice);
    }

    /** A temporary failure that Oten reports. */
    static ErrorRow unavailable(String oauthError, Level level, String advice) {
        return unavailable(level, advice).withCode(oauthError);
    }

    /** A temporary failure. */
    static ErrorRow unavailable(Level level, String advice) {
        return new ErrorRow(Optional.empty(), 503, level, Responsible.WAIT, Recovery.TRY_AGAIN, advice);
    }

    /** A silent login was not possible (OpenID Connect Core 1.0 section 3.1.2.6). */
    static ErrorRow silent(String oauthError) {
        return new ErrorRow(
                Optional.of(oauthError),
                401,
                Level.INFO,
                Responsible.LOGIN,
                Recovery.HAND_BACK,
                "log in interactively");
    }

    /** A login is needed, and Oten says so. */
    static ErrorRow login(String oauthError, Level level, String advice) {
        return login(level, advice).withCode(oauthError);
    }

    /** A login is needed. */
    static ErrorRow login(Level level, String advice) {
        return new ErrorRow(Optional.empty(), 401, level, Responsible.LOGIN, Recovery.TRY_AGAIN, advice);
    }

    /** The user may not do this, and Oten says so. */
    static ErrorRow denied(String oauthError, String advice) {
        return denied(advice).withCode(oauthError);
    }

    /** The user may not do this. */
    static ErrorRow denied(String advice) {
        return new ErrorRow(Optional.empty(), 403, Level.INFO, Responsible.USER, Recovery.PAGE, advice);
    }

    /** The library refuses the request. */
    static ErrorRow rejected(int status, Level level, String advice) {
        return new ErrorRow(Optional.empty(), status, level, Responsible.CHECK, Recovery.PAGE, advice);
    }

    private ErrorRow withCode(String oauthCode) {
        return new ErrorRow(Optional.of(oauthCode), status, level, responsible, recovery, advice);
    }

    /** A copy with another recovery. */
    ErrorRow then(Recovery other) {
        return new ErrorRow(oauthError, status, level, responsible, other, advice);
    }

    OtenException exception(OtenErrorCode code, String message, @Nullable Throwable cause) {
        return switch (responsible) {
            case OPERATOR -> new OtenConfigurationException(code, message, cause, null);
            case USER -> new OtenDeniedException(code, message, cause);
            case CHECK -> new OtenRejectedException(code, message, cause);
            case WAIT -> new OtenUnavailableException(code, message, cause, null);
            case PROVIDER -> new OtenProviderException(code, message, cause, null);
            case LOGIN -> new OtenLoginRequiredException(code, message, cause);
        };
    }
}
