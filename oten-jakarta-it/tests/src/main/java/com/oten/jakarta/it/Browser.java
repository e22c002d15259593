package com.oten.jakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A browser without rendering and scripts: it has cookies and sends the headers that browsers send ({@code
 * Sec-Fetch-*}, {@code Origin}), but follows a redirect only when told to. A tab is a {@link Page}; all
 * tabs share the cookies.
 */
public final class Browser {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String NAVIGATION = "navigate";
    private static final int MOST_REDIRECTS = 15;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();

    private final CookieJar cookies;
    private final List<Page> hops; // guarded by itself
    private volatile String languages = "en";
    private volatile boolean keepsConnections = true;

    /** A browser without cookies. */
    public Browser() {
        this(new CookieJar(Clock.systemUTC()), List.of());
    }

    private Browser(CookieJar cookies, List<Page> hops) {
        this.cookies = cookies;
        this.hops = new ArrayList<>(hops);
    }

    /**
     * A browser without cookies that treats the loopback host as secure even without TLS, as Chromium and
     * Firefox do and Safari does not.
     *
     * @return a browser that keeps {@code Secure} cookies of {@code http://localhost} and {@code http://127.0.0.1}
     */
    public static Browser trustingLoopback() {
        return new Browser(CookieJar.trustingLoopback(Clock.systemUTC()), List.of());
    }

    /**
     * A second browser with the same cookies and history; from now on they share nothing.
     *
     * @return a copy
     */
    public Browser copy() {
        return new Browser(cookies.copy(), hops());
    }

    /**
     * The cookies.
     *
     * @return the jar itself, not a copy
     */
    public CookieJar cookies() {
        return cookies;
    }

    /**
     * Sets the languages that the user reads; English by default.
     *
     * @param wanted the value of {@code Accept-Language}
     */
    public void languages(String wanted) {
        languages = wanted;
    }

    /**
     * Opens a connection for each request, as a new browser does; by default all browsers share theirs.
     *
     * @return the same browser
     */
    Browser withOwnConnections() {
        keepsConnections = false;
        return this;
    }

    /**
     * All responses so far.
     *
     * @return a copy, the oldest first
     */
    public List<Page> hops() {
        synchronized (hops) {
            return List.copyOf(hops);
        }
    }

    /**
     * Goes to a URL that was typed by hand.
     *
     * @param url absolute
     * @return the response itself, which may be a redirect
     */
    public Page open(URI url) {
        return navigate("GET", Journey.typed(url), "");
    }

    /**
     * Goes to a URL that was typed by hand, and follows redirects to their end.
     *
     * @param url absolute
     * @return the last response
     */
    public Page visit(URI url) {
        return follow(open(url));
    }

    /**
     * Follows redirects to their end.
     *
     * @param page need not be a redirect
     * @return the last response
     */
    public Page follow(Page page) {
        Page here = page;
        for (int count = 0; here.isRedirect(); count++) {
            if (count == MOST_REDIRECTS) {
                throw new AssertionError("too many redirects, the last one " + here);
            }
            here = step(here);
        }
        return here;
    }

    /**
     * Goes on until a redirect leads to a certain server.
     *
     * @param page need not be a redirect
     * @param authority host and port where to stop: the redirect to it is not followed
     * @return the redirect that leads to the host, or the last response
     */
    public Page followUntil(Page page, String authority) {
        Page here = page;
        while (here.isRedirect() && !here.location().getAuthority().equals(authority)) {
            here = step(here);
        }
        return here;
    }

    /**
     * Follows one redirect.
     *
     * @param page a redirect
     * @return the response
     */
    public Page step(Page page) {
        return navigate("GET", page.journey().redirectedTo(page.location()), "");
    }

    /**
     * Clicks a link.
     *
     * @param page the page with the link
     * @param selector a CSS selector
     * @return the response itself
     */
    public Page clickLink(Page page, String selector) {
        Element link = element(page, selector);
        return navigate("GET", Journey.from(page.uri(), URI.create(link.absUrl("href"))), "");
    }

    /**
     * Clicks a button of a form.
     *
     * @param page the page with the form
     * @param name of the button
     * @param value of the button
     * @return the response itself
     */
    public Page clickButton(Page page, String name, String value) {
        return submit(
                page, "button[name=" + name + "][value=" + value + "],input[name=" + name + "][value=" + value + "]");
    }

    /**
     * Clicks the button that a selector finds.
     *
     * @param page the page with the form
     * @param selector a CSS selector
     * @return the response itself
     */
    public Page submit(Page page, String selector) {
        Element button = element(page, selector);
        FormElement form = (FormElement) button.closest("form");
        if (form == null) {
            throw new AssertionError("no form around " + selector + " in " + page);
        }
        List<String> fields = new ArrayList<>();
        for (KeyVal field : form.formData()) {
            fields.add(encoded(field.key(), field.value()));
        }
        if (button.hasAttr("name")) {
            fields.add(encoded(button.attr("name"), button.attr("value")));
        }
        String data = String.join("&", fields);
        URI action = form.hasAttr("action") ? URI.create(form.absUrl("action")) : page.uri();
        if (form.attr("method").equalsIgnoreCase("post")) {
            return navigate("POST", Journey.from(page.uri(), action), data);
        }
        return navigate("GET", Journey.from(page.uri(), URI.create(action + "?" + data)), "");
    }

    /**
     * Clicks a button of Jakarta Faces whose form is sent by script ({@code f:ajax}).
     *
     * @param page the view
     * @param selector a CSS selector
     * @return what the script gets
     */
    Page clickAjax(Page page, String selector) {
        Element button = element(page, selector);
        FormElement form = (FormElement) button.closest("form");
        if (form == null) {
            throw new AssertionError("no form around " + selector + " in " + page);
        }
        List<String> fields = new ArrayList<>();
        List<String> buttons = form.select("input[type=submit]").eachAttr("name");
        for (KeyVal field : form.formData()) {
            if (!buttons.contains(field.key())) {
                fields.add(encoded(field.key(), field.value()));
            }
        }
        fields.add(encoded(button.attr("name"), button.attr("value")));
        fields.add(encoded("jakarta.faces.source", button.id()));
        fields.add(encoded("jakarta.faces.partial.ajax", "true"));
        fields.add(encoded("jakarta.faces.partial.event", "click"));
        fields.add(encoded("jakarta.faces.behavior.event", "action"));
        fields.add(encoded("jakarta.faces.partial.execute", form.id()));
        fields.add(encoded("jakarta.faces.partial.render", form.id() + ":done"));
        URI action = URI.create(form.absUrl("action"));
        return sendPartial(Journey.from(page.uri(), action), String.join("&", fields));
    }

    /** Sends a form of a page to its own URL as the script of Jakarta Faces does; the response itself. */
    Page sendPartial(URI view) {
        return sendPartial(Journey.from(view, view), "jakarta.faces.partial.ajax=true");
    }

    private Page sendPartial(Journey journey, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(journey.urls().get(0))
                .header("Faces-Request", "partial/ajax")
                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .header("Referer", journey.initiator().orElseThrow().toString());
        return send("POST", journey, "cors", "*/*", request, form);
    }

    /**
     * Posts a form as a page at the given URL would; for forms that no page shows.
     *
     * @param page the URL of the page, for {@code Origin} and the cookies
     * @param action where the form goes
     * @param fields the fields of the form
     * @return the response itself
     */
    public Page post(URI page, URI action, Map<String, String> fields) {
        String data = fields.entrySet().stream()
                .map(field -> encoded(field.getKey(), field.getValue()))
                .collect(Collectors.joining("&"));
        return navigate("POST", Journey.from(page, action), data);
    }

    /**
     * Calls as a script of the same site does.
     *
     * @param method for example {@code GET}
     * @param url absolute
     * @return the response itself
     */
    public Page fetch(String method, URI url) {
        return fetch(method, url, "application/json");
    }

    /**
     * Calls as a script of the same site does.
     *
     * @param method for example {@code GET}
     * @param url absolute
     * @param accept the {@code Accept} header
     * @return the response itself
     */
    public Page fetch(String method, URI url, String accept) {
        URI page = url.resolve("/");
        return send(method, Journey.from(page, url), "cors", accept, HttpRequest.newBuilder(url), "");
    }

    /**
     * Opens a WebSocket as a script of the same site does, and closes it after one response.
     *
     * @param url absolute, of http
     * @param message to be sent
     * @return the first message that comes back
     */
    String converse(URI url, String message) {
        Journey journey = Journey.from(url.resolve("/"), url);
        WebSocket.Builder socket =
                HTTP.newWebSocketBuilder().header("Origin", Journey.origin(url)).connectTimeout(TIMEOUT);
        cookies.header(url, journey, false, "GET").ifPresent(line -> socket.header("Cookie", line));
        FirstMessage first = new FirstMessage();
        WebSocket open = socket.buildAsync(URI.create("ws" + url.toString().substring("http".length())), first)
                .join();
        open.sendText(message, true).join();
        try {
            return first.text().orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        } finally {
            open.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }

    /** Loads a page of the same site into an {@code iframe}; the response itself. */
    Page openInFrame(URI url) {
        return navigate("GET", Journey.from(url.resolve("/"), url), "", "Sec-Fetch-Dest", "iframe");
    }

    /** Prefetches the target of a redirect, as for {@code <link rel="prefetch">}; the response itself. */
    Page prepare(Page redirect) {
        return navigate("GET", redirect.journey().redirectedTo(redirect.location()), "", "Sec-Purpose", "prefetch");
    }

    /** Loads a URL of the same site as an image; the response itself. */
    Page openAsImage(URI url) {
        return send(
                "GET",
                Journey.from(url.resolve("/"), url),
                "no-cors",
                "image/*",
                HttpRequest.newBuilder(url).setHeader("Sec-Fetch-Dest", "image"),
                "");
    }

    private Page navigate(String method, Journey journey, String form, String... otherHeaders) {
        URI to = journey.urls().get(journey.urls().size() - 1);
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-User", "?1")
                .header("Upgrade-Insecure-Requests", "1");
        journey.initiator()
                .filter(page -> Journey.origin(page).equals(Journey.origin(to)))
                .ifPresent(page -> request.header("Referer", page.toString()));
        for (int i = 0; i < otherHeaders.length; i += 2) {
            request.setHeader(otherHeaders[i], otherHeaders[i + 1]);
        }
        if (method.equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        return send(method, journey, NAVIGATION, "text/html,application/xhtml+xml,*/*;q=0.8", request, form);
    }

    private Page send(
            String method, Journey journey, String mode, String accept, HttpRequest.Builder request, String form) {
        URI to = journey.urls().get(journey.urls().size() - 1);
        request.timeout(TIMEOUT)
                .header("Accept", accept)
                .header("Accept-Language", languages)
                .header("Sec-Fetch-Mode", mode)
                .header("Sec-Fetch-Site", journey.site());
        if (!keepsConnections) {
            request.header("Connection", "close");
        }
        if (!method.equals("GET")) {
            journey.initiator().ifPresent(page -> request.header("Origin", Journey.origin(page)));
        }
        cookies.header(to, journey, mode.equals(NAVIGATION), method).ifPresent(line -> request.header("Cookie", line));
        request.method(method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form));
        HttpResponse<String> response = exchange(request.build());
        cookies.store(to, response.headers().allValues("Set-Cookie"));
        Page page = new Page(method, to, response.statusCode(), response.headers(), response.body(), journey);
        synchronized (hops) {
            hops.add(page);
        }
        return page;
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("no response from " + request.uri().getAuthority(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Element element(Page page, String selector) {
        Element found = page.html().selectFirst(selector);
        if (found == null) {
            throw new AssertionError("no " + selector + " in " + page);
        }
        return found;
    }

    private static String encoded(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
