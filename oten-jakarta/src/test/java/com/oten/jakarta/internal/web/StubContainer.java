package com.oten.jakarta.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A container as one browser meets it: at most one session at a time, which requests of many threads share and which
 * throws once it has ended, as Jakarta Servlet 6.0 section 7 has it. Tests may do something at each call.
 */
final class StubContainer {
    /** Milliseconds, so that no two sessions of a test are made at one time. */
    private static final AtomicInteger CREATED = new AtomicInteger();

    private final AtomicReference<Kept> kept = new AtomicReference<>();
    private final AtomicInteger changedIds = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final Map<String, Consumer<StubContainer>> hooks = new ConcurrentHashMap<>();

    /** A session of the container's. */
    private final class Kept {
        private final Map<String, Object> attributes = new ConcurrentHashMap<>();
        private final AtomicBoolean isInvalid = new AtomicBoolean();
        private final long created = CREATED.incrementAndGet();

        private HttpSession session() {
            return (HttpSession) Proxy.newProxyInstance(
                    StubContainer.class.getClassLoader(), new Class<?>[] {HttpSession.class}, (self, method, given) -> {
                        called(method.getName());
                        if (isInvalid.get()) {
                            throw new IllegalStateException("the session has ended");
                        }
                        return switch (method.getName()) {
                            case "getCreationTime" -> created;
                            case "getAttribute" -> attributes.get((String) given[0]);
                            case "setAttribute" -> attributes.put((String) given[0], given[1]);
                            case "invalidate" -> {
                                end(this);
                                yield null;
                            }
                            default -> throw new UnsupportedOperationException(method.getName());
                        };
                    });
        }
    }

    private void end(Kept ended) {
        ended.isInvalid.set(true);
        ended.attributes.clear();
        kept.compareAndSet(ended, null);
    }

    private void called(String method) {
        Optional.ofNullable(hooks.get(method)).ifPresent(hook -> hook.accept(this));
    }

    /** Does something before each call of a method of the session or the request. */
    void at(String method, Consumer<StubContainer> hook) {
        hooks.put(method, hook);
    }

    /** The same, before the next call alone. */
    void atNext(String method, Runnable hook) {
        AtomicBoolean isDone = new AtomicBoolean();
        at(method, self -> {
            if (isDone.compareAndSet(false, true)) {
                hook.run();
            }
        });
    }

    HttpServletRequest request() {
        return request(StubRequest.get());
    }

    /** A request of this browser's. */
    HttpServletRequest request(StubRequest plain) {
        HttpServletRequest request = plain.request();
        return (HttpServletRequest) Proxy.newProxyInstance(
                StubContainer.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, given) -> switch (method.getName()) {
                    case "getSession" -> {
                        called("getSession");
                        yield session(given == null || (boolean) given[0]);
                    }
                    case "changeSessionId" -> {
                        called("changeSessionId");
                        if (kept.get() == null) {
                            throw new IllegalStateException("there is no session");
                        }
                        yield "id-" + changedIds.incrementAndGet();
                    }
                    default -> method.invoke(request, given);
                });
    }

    private HttpSession session(boolean create) {
        if (create && kept.compareAndSet(null, new Kept())) {
            begun.incrementAndGet();
        }
        Kept now = kept.get();
        return now == null ? null : now.session();
    }

    /** The application's {@code HttpSession.invalidate()}, or the end of the session's time. */
    void invalidate() {
        Optional.ofNullable(kept.get()).ifPresent(this::end);
    }

    /** Writes every attribute out and reads it again, as a server does that passivates or replicates. */
    void passivate() {
        Map<String, Object> attributes =
                Optional.ofNullable(kept.get()).map(now -> now.attributes).orElse(Map.of());
        attributes.replaceAll((name, value) -> again(value));
    }

    /** A node of its own with a copy of the session, as replication left it. */
    StubContainer replica() {
        StubContainer other = new StubContainer();
        var unused = other.session(true);
        Kept copy = other.kept.get();
        Optional.ofNullable(kept.get())
                .ifPresent(now -> now.attributes.forEach((name, value) -> copy.attributes.put(name, again(value))));
        return other;
    }

    static Object again(Object value) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError("what is in a session can be written and read", e);
        }
    }

    Optional<Object> attribute(String name) {
        return Optional.ofNullable(kept.get()).map(now -> now.attributes.get(name));
    }

    void put(String name, Object value) {
        var unused = session(true);
        kept.get().attributes.put(name, value);
    }

    boolean hasSession() {
        return kept.get() != null;
    }

    int changedIds() {
        return changedIds.get();
    }

    int sessionsBegun() {
        return begun.get();
    }
}
