package com.oten.jakarta.internal.config;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an application may ask of one login beyond the configuration (OIDC Core section 3.1.2.1), and what of it may
 * come from a URL. The lengths leave room in the transaction's cookie.
 */
public enum LoginParameter {
    /** What Oten shows. */
    PROMPT("prompt", 20, "none|login|consent|select_account"),
    /** How many seconds ago the user may have authenticated. */
    MAX_AGE("max_age", 9, "[0-9]+"),
    /** The authentication context classes, the best first. No quotes: they are repeated in headers. */
    ACR_VALUES("acr_values", 200, "[!#-\\[\\]-~]+( [!#-\\[\\]-~]+)*"),
    /** Who probably logs in. */
    LOGIN_HINT("login_hint", 200, "[^\\p{C}\\p{Zl}\\p{Zp}]+"),
    /** Languages of Oten's pages, the best first. */
    UI_LOCALES("ui_locales", 100, "[A-Za-z0-9-]+( [A-Za-z0-9-]+)*"),
    /** In which workspace the user probably works. */
    WORKSPACE_HINT("workspace_hint", 100, "[^\\p{C}\\p{Zl}\\p{Zp}]+");

    private final String parameter;
    private final int longest;
    private final Pattern shape;

    LoginParameter(String parameter, int longest, String shape) {
        this.parameter = parameter;
        this.longest = longest;
        this.shape = Pattern.compile(shape);
    }

    static Optional<LoginParameter> of(String name) {
        return Arrays.stream(values()).filter(one -> one.parameter.equals(name)).findFirst();
    }

    /**
     * Whether a value is acceptable, whoever sent it.
     *
     * @param value from a URL
     * @return false if it is too long (in UTF-8), or has characters or a shape that no such value has
     */
    public boolean accepts(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length <= longest
                && shape.matcher(value).matches();
    }

    /** The name that OIDC gives it. */
    @Override
    public String toString() {
        return parameter;
    }
}
