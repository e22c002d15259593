package com.oten.jakarta;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Has the library and what it brings for itself, as a WAR has, and everything else from the server. */
final class ApplicationClassLoader extends ClassLoader {
    private static final List<String> OWN =
            List.of("com.oten.jakarta.", "org.jose4j.", "org.slf4j.", "com.github.benmanes.caffeine.", "dev.failsafe.");

    ApplicationClassLoader() {
        super(ApplicationClassLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            return OWN.stream().anyMatch(name::startsWith) ? defined(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
