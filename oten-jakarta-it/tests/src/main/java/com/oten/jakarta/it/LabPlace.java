package com.oten.jakarta.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** Where code of an application can run: the rows of the table in {@code docs/callers.md}. */
enum LabPlace {
    SERVLET("a servlet", "/lab/servlet"),
    FILTER_BEFORE("a filter, before the servlet", "/lab/filter/before"),
    FILTER_AFTER("a filter, after the servlet", "/lab/filter/after"),
    FORWARD("the target of a `forward`", "/lab/dispatch/forward"),
    INCLUDE("the target of an `include`", "/lab/dispatch/include"),
    ERROR_PAGE("an error page of `web.xml`", "/lab/dispatch/error"),
    WELCOME("a welcome page", "/lab/"),
    ASYNC_DISPATCH("the target of `AsyncContext.dispatch()`", "/lab/dispatch/async"),
    ASYNC_BEAN("an enterprise bean that such a target calls", "/lab/dispatch/async-bean"),
    ASYNC_START("`AsyncContext.start()`", "/lab/dispatch/start"),
    FACES("a bean behind a view of Jakarta Faces", LabPlace.VIEW),
    RESOURCE("a JAX-RS resource", "/api/lab/resource"),
    EVENTS("a JAX-RS resource with an `SseEventSink`", "/api/lab/events"),
    STAGE("the `CompletionStage` of a JAX-RS resource, in a managed executor", "/api/lab/stage"),
    SUSPENDED("a managed executor's thread that resumes an `AsyncResponse`", "/api/lab/suspended"),
    RESPONSE_FILTER("a JAX-RS response filter, in the thread that resumes the response", "/api/lab/filtered"),
    HANDSHAKE("WebSocket: `modifyHandshake`", "handshake", Kind.MESSAGE),
    MESSAGE("WebSocket: `@OnMessage`", "message", Kind.MESSAGE),
    BEAN("an enterprise bean that a servlet calls", "/lab/dispatch/bean"),
    ASYNCHRONOUS_BEAN("`@Asynchronous` of an enterprise bean", "asynchronous", Kind.ERRAND),
    TIMER("a timer of an enterprise bean", "timer", Kind.ERRAND),
    TASK("`@Asynchronous` of Jakarta Concurrency", "task", Kind.ERRAND),
    EXECUTOR("`ManagedExecutorService`", "executor", Kind.ERRAND),
    SCHEDULED("`ManagedScheduledExecutorService`", "scheduled", Kind.ERRAND),
    THREAD("a thread of the application's own", "thread", Kind.ERRAND);

    static final String VIEW = "/lab/view.xhtml";

    private enum Kind {
        PAGE,
        MESSAGE,
        ERRAND
    }

    private final String row;
    private final String name;
    private final Kind kind;

    LabPlace(String row, String path) {
        this(row, path, Kind.PAGE);
    }

    LabPlace(String row, String name, Kind kind) {
        this.row = row;
        this.name = name;
        this.kind = kind;
    }

    String row() {
        return row;
    }

    /** What the code there sees of its caller; empty if the server does not run it. */
    JsonObject sight(Browser browser, SampleApp lab) {
        return object(
                switch (kind) {
                    case PAGE -> browser.fetch("GET", lab.at(name), "*/*").body();
                    case MESSAGE -> browser.converse(lab.at("/lab/socket"), name);
                    case ERRAND -> {
                        browser.fetch("POST", lab.at("/lab/errands/" + name));
                        yield browser.fetch("GET", lab.at("/lab/errands/" + name))
                                .body();
                    }
                });
    }

    /** What stands in a page, or in an event. */
    private static JsonObject object(String text) {
        String json = text.replace("&quot;", "\"");
        int begin = json.indexOf('{');
        int end = json.lastIndexOf('}');
        if (begin < 0 || end < begin) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = Json.createReader(new StringReader(json.substring(begin, end + 1)))) {
            return reader.readObject();
        }
    }
}
