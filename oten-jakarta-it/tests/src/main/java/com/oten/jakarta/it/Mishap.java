package com.oten.jakarta.it;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What goes wrong: Oten misbehaves, or the callback is changed on its way. */
interface Mishap {
    /** More often than the library may try. */
    int FOR_EVER = 9;

    /** Prepares Oten before the login starts. */
    void befall();

    /** The callback as the application receives it. */
    default URI callback(URI sent, Browser browser) {
        return sent;
    }

    static Mishap fails(Fault fault, int times) {
        return () -> Oten.emulator().next(fault, times);
    }

    static Mishap fails(Fault fault, int times, Duration retryAfter) {
        return () -> Oten.emulator().next(fault, times, retryAfter);
    }

    /** The token endpoint sends this response. */
    static Mishap answers(CannedResponse response, int times) {
        return () -> Oten.emulator().answer(Endpoint.TOKEN, response, times);
    }

    /** A claim of the ID token; null removes it. */
    static Mishap idToken(UnaryOperator<Map<String, Object>> change) {
        return () -> Oten.emulator().customizeIdToken(change);
    }

    /** Every callback has this error instead of a code. */
    static Mishap says(String error, String description) {
        return parameters(sent -> {
            sent.remove("code");
            sent.put("error", error);
            sent.put("error_description", description);
        });
    }

    /** Other parameters on every callback. */
    static Mishap parameters(Consumer<Map<String, String>> change) {
        return onTheWay((sent, browser) -> {
            Map<String, String> parameters = decoded(sent);
            change.accept(parameters);
            return URI.create(sent.toString().split("\\?", 2)[0] + "?" + encoded(parameters));
        });
    }

    /** Any change to the callback or to the browser that sends it. */
    static Mishap onTheWay(BiFunction<URI, Browser, URI> change) {
        return new Mishap() {
            @Override
            public void befall() {}

            @Override
            public URI callback(URI sent, Browser browser) {
                return change.apply(sent, browser);
            }
        };
    }

    private static Map<String, String> decoded(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
