package com.oten.jakarta.it.app;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the sessions that the server keeps. */
@WebListener
public class LiveSessions implements HttpSessionListener {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** For the container. */
    public LiveSessions() {}

    static int count() {
        return COUNT.get();
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        COUNT.incrementAndGet();
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        COUNT.decrementAndGet();
    }
}
