package com.oten.jakarta.internal.rules;

import java.lang.reflect.Method;

/** The methods of a class of the application, read at deployment. */
public final class AnnotatedMethods {
    private AnnotatedMethods() {}

    /** Empty for a class that refers to missing types: its first use will fail and say so. */
    public static Method[] of(Class<?> type) {
        try {
            return type.getDeclaredMethods();
        } catch (LinkageError e) {
            return new Method[0];
        }
    }
}
