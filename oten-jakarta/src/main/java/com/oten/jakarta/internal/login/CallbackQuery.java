package com.oten.jakarta.internal.login;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.text.VisibleText;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request to the callback, untrusted. First {@link #state()} finds the transaction, then {@link
 * #response()} parses what Oten sent.
 */
public final class CallbackQuery {
    private static final int LONGEST = 8 * 1024;
    private static final int LONGEST_VALUE = 4 * 1024;
    private static final int LONGEST_CODE = 2_048;

    private final Map<String, String[]> parameters;

    /**
     * Wraps the parameters.
     *
     * @param parameters as the container parsed them
     */
    public CallbackQuery(Map<String, String[]> parameters) {
        this.parameters = parameters;
    }

    /**
     * Which transaction the request claims to belong to.
     *
     * @return the state
     * @throws com.oten.jakarta.error.OtenRejectedException if there is not exactly one
     */
    public String state() {
        return single("state").orElseThrow(() -> malformed("it has no state"));
    }

    /**
     * What Oten sent.
     *
     * @return the parsed response
     * @throws com.oten.jakarta.error.OtenRejectedException if it is not an authorization response
     */
    public Callback response() {
        int size = parameters.entrySet().stream()
                .mapToInt(
                        e -> e.getKey().length() + String.join("", e.getValue()).length())
                .sum();
        if (size > LONGEST) {
            throw malformed("it is longer than " + LONGEST + " characters");
        }
        Optional<String> issuer = single("iss");
        Optional<String> error = single("error");
        Optional<String> code = single("code");
        if (error.isPresent() == code.isPresent()) {
            throw malformed(error.isPresent() ? "it has both code and error" : "it has neither code nor error");
        }
        if (error.isPresent()) {
            // RFC 6749 section 4.1.2.1: no quote, no backslash, nothing but printable ASCII
            if (!VisibleText.is(error.get())
                    || error.get().contains("\"")
                    || error.get().contains("\\")) {
                throw malformed("its error has characters that no error code has");
            }
            return new Callback.Refusal(error.get(), single("error_description"), issuer);
        }
        // RFC 6749 appendix A.11; the length is left to the provider, within reason
        if (code.get().length() > LONGEST_CODE || !VisibleText.is(code.get())) {
            throw malformed("its code is too long or has characters that no code has");
        }
        return new Callback.Code(code.get(), issuer);
    }

    private Optional<String> single(String name) {
        String[] values = parameters.getOrDefault(name, new String[0]);
        if (values.length > 1) {
            throw malformed("it has " + name + " more than once"); // RFC 6749 section 3.1
        }
        if (values.length == 0 || values[0].isEmpty()) {
            return Optional.empty();
        }
        if (values[0].length() > LONGEST_VALUE) {
            throw malformed("its " + name + " is longer than " + LONGEST_VALUE + " characters");
        }
        return Optional.of(values[0]);
    }

    private static RuntimeException malformed(String fault) {
        return OtenErrorCode.CALLBACK_MALFORMED.exception("the callback is not a response of Oten's: " + fault);
    }
}
