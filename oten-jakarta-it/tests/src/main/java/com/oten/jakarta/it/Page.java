package com.oten.jakarta.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * One response that a browser received. Immutable.
 *
 * @param method of the request
 * @param uri of the request
 * @param status for example 200
 * @param headers of the response
 * @param body as text, empty when there is none
 * @param journey how the browser came here
 */
public record Page(String method, URI uri, int status, HttpHeaders headers, String body, Journey journey) {

    /**
     * The first header of this name.
     *
     * @param name case is ignored
     * @return its value
     */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * All headers of this name.
     *
     * @param name case is ignored
     * @return the values in order
     */
    public List<String> headers(String name) {
        return headers.allValues(name);
    }

    /**
     * Whether a browser would go on to {@link #location()}.
     *
     * @return true for 301, 302, 303, 307 and 308 with a Location
     */
    public boolean isRedirect() {
        return List.of(301, 302, 303, 307, 308).contains(status)
                && header("Location").isPresent();
    }

    /**
     * Where the response sends the browser.
     *
     * @return an absolute URL
     * @throws AssertionError if there is no Location
     */
    public URI location() {
        return uri.resolve(header("Location").orElseThrow(() -> new AssertionError("no Location in " + this)));
    }

    /**
     * The body as HTML.
     *
     * @return a new document each time
     */
    public Document html() {
        return Jsoup.parse(body, uri.toString());
    }

    /**
     * The body as a JSON object.
     *
     * @return the object
     */
    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** Leaves out query, headers and body: they may contain secrets. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath() + " " + status;
    }
}
