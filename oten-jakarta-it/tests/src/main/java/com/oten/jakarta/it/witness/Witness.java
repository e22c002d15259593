package com.oten.jakarta.it.witness;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Watches the class loaders that were registered. */
public final class Witness implements WitnessMBean {
    static final Witness ONE = new Witness();

    private final List<WeakReference<ClassLoader>> watched = new CopyOnWriteArrayList<>();

    private Witness() {}

    @Override
    public void watch(ClassLoader application) {
        watched.add(new WeakReference<>(application));
    }

    /** How many were registered and how many are left, and which threads use one or belong to an HTTP client. */
    String report() {
        System.gc();
        long left = watched.stream().filter(one -> !one.refersTo(null)).count();
        List<String> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("HttpClient-") || isWatched(thread.getContextClassLoader()))
                .map(Thread::getName)
                .sorted()
                .toList();
        return left + " of " + watched.size() + " class loaders left, threads " + threads;
    }

    private boolean isWatched(@Nullable ClassLoader loader) {
        return loader != null && watched.stream().anyMatch(one -> one.refersTo(loader));
    }
}
