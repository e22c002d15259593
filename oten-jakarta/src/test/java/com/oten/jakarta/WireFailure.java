package com.oten.jakarta;

import static org.assertj.core.api.Assertions.catchThrowable;

import com.oten.jakarta.error.OtenException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Catches what the library throws, and reads all of it as a curious log would. */
public final class WireFailure {
    private WireFailure() {}

    /** The exception of a call that must fail. */
    public static OtenException of(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        if (thrown instanceof OtenException failure) {
            return failure;
        }
        throw new AssertionError("an OtenException was expected, not " + thrown, thrown);
    }

    /** Messages, causes, suppressed exceptions and stack traces, all in one text. */
    public static String wholeText(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause + "\n" + cause.getLocalizedMessage() + "\n");
        }
        return text.toString();
    }
}
