package com.oten.jakarta.cdi;

import java.security.CodeSource;
import java.util.Optional;

/**
 * Where this copy of the library is. Open Liberty (25.0.0.9) does not run a {@code ServletContainerInitializer} that stands in
 * {@code lib} of an EAR, so that nothing there would close a servlet with a step-up, nor notice what the WARs want.
 */
final class Location {
    private Location() {}

    /** Why the library cannot work where it is. */
    static Optional<String> fault() {
        return isOpenLiberty() && isInEar()
                ? Optional.of(
                        "Open Liberty does not start the library in lib of an EAR: put the library's jars into WEB-INF/lib of"
                                + " the WAR")
                : Optional.empty();
    }

    private static boolean isOpenLiberty() {
        ClassLoader loader = Location.class.getClassLoader();
        return loader != null && loader.getClass().getName().startsWith("com.ibm.ws.classloading.");
    }

    private static boolean isInEar() {
        CodeSource source = Location.class.getProtectionDomain().getCodeSource();
        String place = source == null || source.getLocation() == null
                ? ""
                : source.getLocation().toString();
        // where an EAR was unpacked by hand, and where the server keeps what it has taken out of one; the server's own
        // libraries are in neither
        return !place.contains("/WEB-INF/") && (place.contains(".ear/") || place.contains("/com.ibm.ws.app.manager"));
    }
}
