package com.oten.emulator.request;

import com.oten.emulator.base.Json;
import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.SingleValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A parsed request object; nothing in it is verified yet. */
public record RequestObject(
        Map<String, Object> header, Map<String, Object> claims, String signingInput, String signature) {
    private static final Set<String> TEXTS = Set.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "prompt",
            "login_hint",
            "ui_locales",
            "acr_values",
            "workspace_hint");

    static RequestObject parse(String jwt) {
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            throw Refusal.invalidRequestObject("a JWT has three parts");
        }
        return new RequestObject(
                Json.decodeObject(parts[0]).orElseThrow(() -> malformed("header")),
                Json.decodeObject(parts[1]).orElseThrow(() -> malformed("payload")),
                parts[0] + "." + parts[1],
                parts[2]);
    }

    private static Refusal malformed(String part) {
        return Refusal.invalidRequestObject("the " + part + " is malformed");
    }

    byte[] signatureBytes() {
        return Json.decode(signature).orElseThrow(() -> malformed("signature"));
    }

    String text(String claim) {
        if (claims.get(claim) instanceof String value && !value.isEmpty()) {
            return value;
        }
        throw Refusal.invalidRequestObject("the claim " + claim + " is missing");
    }

    long seconds(String claim) {
        if (claims.get(claim) instanceof Number value) {
            return value.longValue();
        }
        throw Refusal.invalidRequestObject("the claim " + claim + " is missing or not a number");
    }

    /** The OAuth parameters among the claims, strings and numbers as RFC 9101 section 4 requires. */
    SingleValues parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        claims.forEach((name, value) -> {
            if (TEXTS.contains(name) && !(value instanceof String)) {
                throw Refusal.invalidRequestObject("the claim " + name + " must be a string");
            }
            if (value instanceof String text && !text.isEmpty()) {
                parameters.put(name, text);
            } else if (value instanceof Number number) {
                // a fraction is kept, so that the check of the parameter refuses it
                parameters.put(name, String.valueOf(number));
            }
        });
        if (claims.get("max_age") instanceof String) {
            throw Refusal.invalidRequestObject("the claim max_age must be a number");
        }
        return new SingleValues(parameters);
    }
}
