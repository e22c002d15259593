package com.oten.jakarta.it;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.bidi.Command;
import org.openqa.selenium.bidi.Connection;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;

/**
 * Firefox by WebDriver BiDi, which it speaks itself: Debian has no driver of it, and Selenium's classes for each part of the
 * protocol want one (decision 113). What a test leaves behind goes with its container, which has cookies and a cache of its own.
 */
final class Firefox extends RealBrowser {
    private static final File BINARY = new File("/usr/bin/firefox-esr");

    private final FirefoxProcess process;
    private final Connection connection;
    private String container = "default";
    private String tab = "";

    private Firefox(FirefoxProcess process, Connection connection) {
        this.process = process;
        this.connection = connection;
    }

    /** Starts it with an empty profile. */
    static Firefox start() {
        demand(BINARY);
        FirefoxProcess process = FirefoxProcess.start(BINARY);
        try {
            URI address = process.address();
            HttpClient client = HttpClient.Factory.createDefault()
                    .createClient(ClientConfig.defaultConfig().baseUri(address));
            Firefox firefox = new Firefox(
                    process, new Connection(client, address.resolve("/session").toString()));
            firefox.send("session.new", Map.of("capabilities", Map.of()));
            return firefox;
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** A command, and what comes of it. */
    private JsonObject send(String method, Map<String, Object> parameters) {
        Map<String, Object> result = connection.sendAndWait(
                new Command<>(method, parameters, org.openqa.selenium.json.Json.MAP_TYPE), PATIENCE);
        return Json.createObjectBuilder(result).build();
    }

    @Override
    void forget() {
        String earlier = container;
        container = send("browser.createUserContext", Map.of()).getString("userContext");
        openTab(); // first, because a browser without one ends
        if (!earlier.equals("default")) {
            send("browser.removeUserContext", Map.of("userContext", earlier)); // closes its tabs
        }
    }

    private void openTab() {
        tab = send("browsingContext.create", Map.of("type", "tab", "userContext", container))
                .getString("context");
    }

    @Override
    void visit(URI url) {
        send("browsingContext.navigate", Map.of("context", tab, "url", url.toString(), "wait", "complete"));
    }

    @Override
    void visitInNewTab(URI url) {
        openTab();
        visit(url);
    }

    @Override
    String tab() {
        return tab;
    }

    @Override
    void switchTo(String wanted) {
        tab = wanted;
        send("browsingContext.activate", Map.of("context", tab));
    }

    @Override
    void back() {
        send("browsingContext.traverseHistory", Map.of("context", tab, "delta", -1));
    }

    @Override
    void press(String selector) {
        Map<String, Object> locator = Map.of("type", "css", "value", selector);
        String id = send("browsingContext.locateNodes", Map.of("context", tab, "locator", locator))
                .getJsonArray("nodes")
                .getValuesAs(JsonObject.class)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(selector))
                .getString("sharedId");
        Map<String, Object> origin = Map.of("type", "element", "element", Map.of("sharedId", id));
        Map<String, Object> mouse = Map.of(
                "type", "pointer",
                "id", "mouse",
                "actions",
                        List.of(
                                Map.of("type", "pointerMove", "x", 0, "y", 0, "origin", origin),
                                Map.of("type", "pointerDown", "button", 0),
                                Map.of("type", "pointerUp", "button", 0)));
        send("input.performActions", Map.of("context", tab, "actions", List.of(mouse)));
    }

    @Override
    Optional<Object> run(String expression) {
        JsonObject outcome = send(
                "script.evaluate",
                Map.of("expression", expression, "target", Map.of("context", tab), "awaitPromise", true));
        if (!outcome.containsKey("result")) {
            throw new JavascriptException(outcome.toString());
        }
        JsonValue value = outcome.getJsonObject("result").getOrDefault("value", JsonValue.NULL);
        return switch (value.getValueType()) {
            case STRING -> Optional.of(((JsonString) value).getString());
            case NUMBER -> Optional.of(((JsonNumber) value).numberValue());
            case TRUE, FALSE -> Optional.of(value.equals(JsonValue.TRUE));
            case NULL -> Optional.empty();
            default -> throw new IllegalStateException("a script results in " + outcome);
        };
    }

    @Override
    Set<String> cookieNames() {
        Map<String, Object> partition = Map.of("type", "storageKey", "userContext", container);
        return send("storage.getCookies", Map.of("partition", partition))
                .getJsonArray("cookies")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(cookie -> cookie.getString("name"))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } finally {
            process.close();
        }
    }
}
