package com.oten.jakarta.internal.rules;

import java.lang.reflect.Method;

/** The methods of a class of the application, read at deployment. */
public final class AnnotatedMethods {
    private AnnotatedMethods() {}

    /** None of a class that names types which the application does not have: whoever uses it will hear of it. */
    public static Method[] of(Class<?> type) {
        try {
            return type.getDeclaredMethods();
        } catch (LinkageError e) {
            return new Method[0];
        }
    }
}
