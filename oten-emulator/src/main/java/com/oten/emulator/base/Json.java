package com.oten.emulator.base;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON objects and the base64url parts of a JWS, read strictly. */
public final class Json {
    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*");

    private Json() {}

    public static String write(Map<String, ?> object) {
        return JSONObjectUtils.toJSONString(object);
    }

    public static Optional<Map<String, Object>> parse(String text) {
        try {
            return Optional.of(JSONObjectUtils.parse(text));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    public static Optional<byte[]> decode(String base64url) {
        if (!BASE64URL.matcher(base64url).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(base64url));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static Optional<Map<String, Object>> decodeObject(String base64url) {
        return decode(base64url).flatMap(bytes -> parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String encode(Map<String, ?> object) {
        return encode(write(object).getBytes(StandardCharsets.UTF_8));
    }
}
