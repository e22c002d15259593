package com.oten.jakarta;

import java.util.Map;

/**
 * An ID token (OIDC Core section 2) that was verified when it came. Never printed by {@link #toString()}.
 *
 * @param value the signed JWT; never log it
 * @param claims what is in it, as JDK types
 */
public record IdToken(String value, Map<String, Object> claims) {
    @Override
    public String toString() {
        return "IdToken[***]";
    }
}
