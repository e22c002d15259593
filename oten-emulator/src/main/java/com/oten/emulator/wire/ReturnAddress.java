package com.oten.emulator.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registered redirect URI and the state to send back to it. */
public record ReturnAddress(String redirectUri, Optional<String> state) {

    /** Present only if the redirect URI is registered; no other URI is ever redirected to. */
    public static Optional<ReturnAddress> of(List<String> registered, Map<String, ?> parameters) {
        if (parameters.get("redirect_uri") instanceof String uri && registered.contains(uri)) {
            Optional<String> state =
                    parameters.get("state") instanceof String text ? Optional.of(text) : Optional.empty();
            return Optional.of(new ReturnAddress(uri, state));
        }
        return Optional.empty();
    }

    public String with(Map<String, String> parameters) {
        StringBuilder uri = new StringBuilder(redirectUri);
        char separator = redirectUri.indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            uri.append(separator).append(encode(parameter.getKey())).append('=').append(encode(parameter.getValue()));
            separator = '&';
        }
        return uri.toString();
    }

    private static String encode(String value) {
        // Oten encodes a space as %20, not as +
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
