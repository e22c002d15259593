package com.oten.jakarta.internal.http;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.text.PlainText;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Why an HTTP call brought no response, and whether its request was sent. */
public final class CallFailures {
    private CallFailures() {}

    /** {@code UNREACHABLE} only if nothing was sent: a caller may then send a code or a refresh token again. */
    static OtenException of(URI uri, Throwable failure) {
        Throwable cause = unwrapped(failure);
        String host = uri.getHost();
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof ConnectException
                    || t instanceof HttpConnectTimeoutException
                    || t instanceof UnresolvedAddressException
                    || t instanceof SSLHandshakeException
                    || isNotTls(t)) {
                return OtenErrorCode.UNREACHABLE.exception("no connection to " + host + ": " + reason(t), cause);
            }
            if (t instanceof CappedBody.TooLong) {
                return OtenErrorCode.RESPONSE_INVALID.exception(
                        "the response of " + host + " is too big: " + reason(t));
            }
        }
        if (cause instanceof OtenException known) {
            return known;
        }
        return OtenErrorCode.RESPONSE_LOST.exception("no complete response from " + host + ": " + reason(cause), cause);
    }

    /**
     * Whether the very first record of the other side was not TLS, so that nothing was sent yet. Other TLS failures outside
     * of the handshake may come after the request; the JDK tells the two apart in the message alone.
     */
    private static boolean isNotTls(Throwable t) {
        return t instanceof SSLException
                && String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT).contains("unrecognized ssl message");
    }

    /** {@return the cause of a future's failure, without the wrappings that every stage adds} */
    public static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String reason(Throwable t) {
        String message = t.getMessage();
        String kind = t.getClass().getSimpleName();
        return message == null ? kind : kind + " " + PlainText.of(message, 120);
    }

    /**
     * Whether a response did not arrive in time. The time is spent: unlike a broken connection, this is not a reason to start
     * again.
     */
    public static boolean isTimeOut(OtenException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof TimeoutException || t instanceof HttpTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
