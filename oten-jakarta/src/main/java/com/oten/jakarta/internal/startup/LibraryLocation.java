package com.oten.jakarta.internal.startup;

import com.oten.jakarta.internal.web.http.WebXml;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Tells from the location of the library's jar whether the servlet container will run the library's initializer. Payara
 * (6.2025.10) does not notify a library's beans of the servlet context, and Open Liberty (25.0.0.9) does not run a
 * {@code ServletContainerInitializer} in {@code lib} of an EAR, so that servlets with a step-up would be open there.
 */
final class LibraryLocation {
    static final String LEFT_OUT =
            "the servlet container has not started the library, so that logins and @OtenStepUp cannot work:"
                    + " the absolute-ordering of web.xml has to name oten_jakarta or others";

    private static final String ORDERING = "absolute-ordering";

    private LibraryLocation() {}

    /** Why the library cannot work in this location. */
    static Optional<String> fault() {
        String place = place();
        if (isOpenLiberty() && isInEar(place)) {
            return Optional.of(
                    "Open Liberty does not start the library in lib of an EAR: put the library's jars into WEB-INF/lib of"
                            + " the WAR");
        }
        return Optional.empty();
    }

    /** Why the servlet container does not run the library's initializer in an unpacked WAR. */
    static Optional<String> omission() {
        return webXmlBeside(place()).filter(LibraryLocation::leavesOut).map(webXml -> LEFT_OUT);
    }

    private static boolean isOpenLiberty() {
        ClassLoader loader = LibraryLocation.class.getClassLoader();
        return loader != null && loader.getClass().getName().startsWith("com.ibm.ws.classloading.");
    }

    private static String place() {
        CodeSource source = LibraryLocation.class.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? "" : location.toString();
    }

    private static boolean isInEar(String place) {
        // an EAR that was unpacked by hand, or the server's cache of extracted files; the server's own libraries are in
        // neither
        return !place.contains("/WEB-INF/") && (place.contains(".ear/") || place.contains("/com.ibm.ws.app.manager"));
    }

    private static Optional<Path> webXmlBeside(String place) {
        int inside = place.indexOf("/WEB-INF/lib/");
        if (inside < 0 || !place.startsWith("file:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(new URI(place.substring(0, inside) + "/WEB-INF/web.xml")))
                    .filter(Files::isReadable);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the absolute-ordering leaves out the library's fragment (Servlet 6.0 section 8.2.2). */
    static boolean leavesOut(Path webXml) {
        try (InputStream in = Files.newInputStream(webXml)) {
            return leavesOut(WebXml.reader(in));
        } catch (IOException | XMLStreamException e) {
            return false; // the server reports what is wrong with it
        }
    }

    private static boolean leavesOut(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals(ORDERING)) {
                return !names(xml);
            }
        }
        return false;
    }

    private static boolean names(XMLStreamReader ordering) throws XMLStreamException {
        while (ordering.next() != XMLStreamReader.END_ELEMENT
                || !ordering.getLocalName().equals(ORDERING)) {
            if (ordering.isStartElement()
                    && (ordering.getLocalName().equals("others")
                            || ordering.getElementText().strip().equals("oten_jakarta"))) {
                return true;
            }
        }
        return false;
    }
}
