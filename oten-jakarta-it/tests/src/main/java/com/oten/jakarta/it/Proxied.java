package com.oten.jakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A browser and, before the server, a proxy that ends TLS and strips the first part of the path: what the browser sees
 * at {@code https://shop.example.com/shop}, the server gets over plain http.
 */
final class Proxied {
    private static final String OUTSIDE = "https://shop.example.com/shop";
    private static final int MOST_REDIRECTS = 10;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final String contextPath;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> setCookies = new ArrayList<>();
    private String last = "";

    Proxied(String contextPath) {
        this.contextPath = contextPath;
    }

    /** Goes to a page of the application; the response itself. */
    Page open(String path, String... headers) {
        return send(OUTSIDE + contextPath + path, headers);
    }

    /** Goes to a page of the application and follows redirects to their end. */
    Page visit(String path) {
        return follow(open(path));
    }

    /** Follows redirects to their end. */
    Page follow(Page begin) {
        Page page = begin;
        for (int count = 0; page.isRedirect() && count < MOST_REDIRECTS; count++) {
            page = send(page.header("Location").orElseThrow());
        }
        return page;
    }

    /** Sends an empty form of the application's own; the response itself. */
    Page post(String path) {
        return request("POST", OUTSIDE + contextPath + path, "Origin", "https://shop.example.com");
    }

    /** Follows one redirect. */
    Page step(Page page) {
        return send(page.header("Location").orElseThrow());
    }

    /** The URL of the last response, as the browser saw it. */
    String last() {
        return last;
    }

    /** All lines that set a cookie. */
    List<String> setCookies() {
        return List.copyOf(setCookies);
    }

    private Page send(String target, String... headers) {
        return request("GET", target, headers);
    }

    private Page request(String method, String target, String... headers) {
        // "/path" is resolved against the host that the browser is at
        last = target.startsWith("/") ? "https://shop.example.com" + target : target;
        boolean isOurs = last.startsWith(OUTSIDE);
        URI real = isOurs ? Site.at("", last.substring(OUTSIDE.length())) : URI.create(last);
        HttpRequest.Builder sent = HttpRequest.newBuilder(real)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept", "text/html")
                .header("Sec-Fetch-Mode", "navigate");
        for (int i = 0; i < headers.length; i += 2) {
            sent.header(headers[i], headers[i + 1]);
        }
        if (isOurs && !cookies.isEmpty()) {
            sent.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = HTTP.send(sent.build(), BodyHandlers.ofString());
            if (isOurs) {
                response.headers().allValues("Set-Cookie").forEach(this::take);
            }
            return new Page(
                    method, real, response.statusCode(), response.headers(), response.body(), Journey.typed(real));
        } catch (IOException e) {
            throw new UncheckedIOException("no response from " + real.getAuthority(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void take(String line) {
        setCookies.add(line);
        String pair = line.split(";", 2)[0];
        int equals = pair.indexOf('=');
        String name = pair.substring(0, equals);
        if (line.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(equals + 1));
        }
    }
}
