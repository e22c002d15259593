package com.oten.jakarta;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A browser that goes where it is sent, once. */
public final class WireBrowser {
    private WireBrowser() {}

    /** The parameters with which Oten sends the browser back to the application. */
    public static Map<String, String[]> follow(URI location) {
        URI back = next(location);
        if (!back.toString().startsWith(WireParty.CALLBACK + "?")) {
            throw new AssertionError("sent to " + back);
        }
        return query(back);
    }

    /** Where the server at a URL sends the browser. */
    public static URI next(URI location) {
        try {
            // not java.net.http, whose logs are the library's
            HttpURLConnection connection = (HttpURLConnection) location.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            String next = connection.getHeaderField("Location");
            if (next == null || connection.getResponseCode() / 100 != 3) {
                throw new AssertionError("status " + connection.getResponseCode() + ", sent to " + next);
            }
            return URI.create(next);
        } catch (IOException e) {
            throw new AssertionError("the emulator did not answer", e);
        }
    }

    /** The decoded parameters of a URI, in order. */
    public static Map<String, String[]> query(URI uri) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (String pair : uri.getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String[] former = parameters.getOrDefault(parts[0], new String[0]);
            String[] values = java.util.Arrays.copyOf(former, former.length + 1);
            values[former.length] = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            parameters.put(parts[0], values);
        }
        return parameters;
    }
}
