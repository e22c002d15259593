package com.oten.jakarta.it;

import java.io.File;
import java.net.URISyntaxException;

/** Libraries of the tests that go into a WAR. */
final class Jars {
    private Jars() {}

    /** The same for a library that the tests are not compiled with. */
    static File with(String className) {
        try {
            return with(Class.forName(className, false, Jars.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The jar that a class comes from. */
    static File with(Class<?> one) {
        try {
            return new File(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
