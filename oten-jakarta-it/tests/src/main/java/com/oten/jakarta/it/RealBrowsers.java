package com.oten.jakarta.it;

import java.util.EnumMap;
import java.util.Map;

/** The browsers of a class of tests, each started when the first test asks for it. */
final class RealBrowsers implements AutoCloseable {
    private final Map<RealBrowser.Kind, RealBrowser> started = new EnumMap<>(RealBrowser.Kind.class);

    /** As if nothing had been done with it; the test is skipped where it is not installed. */
    RealBrowser fresh(RealBrowser.Kind kind) {
        RealBrowser browser = started.computeIfAbsent(kind, RealBrowser.Kind::start);
        browser.forget();
        return browser;
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        for (RealBrowser browser : started.values()) {
            try {
                browser.close();
            } catch (RuntimeException e) {
                failure = e; // the others are still to be closed
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
