package com.oten.benchmarks.core;

import java.lang.reflect.Proxy;

/** Stands where something of the container's has to be that nothing measured may call. */
final class Unused {
    private Unused() {}

    static <T> T of(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(Unused.class.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }
}
