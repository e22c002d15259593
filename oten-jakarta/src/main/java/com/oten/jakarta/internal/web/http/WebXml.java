package com.oten.jakarta.internal.web.http;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the deployment descriptor, for what the Servlet API does not tell. */
public final class WebXml {
    /** The key of the page for every status that has no page of its own. */
    private static final String ANY = "";

    private WebXml() {}

    /**
     * A reader of the descriptor that fetches nothing from elsewhere.
     *
     * @param webXml its bytes
     * @return at its beginning
     * @throws XMLStreamException if it cannot be read
     */
    public static XMLStreamReader reader(InputStream webXml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(webXml);
    }

    /** The error pages by status (Servlet 6.0 section 10.9.2); those for exceptions are left out. */
    static Map<String, String> errorPages(InputStream webXml) throws XMLStreamException {
        Map<String, String> pages = new HashMap<>();
        XMLStreamReader xml = reader(webXml);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("error-page")) {
                Map<String, String> page = children(xml);
                if (page.containsKey("location") && !page.containsKey("exception-type")) {
                    pages.put(page.getOrDefault("error-code", ANY), page.get("location"));
                }
            }
        }
        return pages;
    }

    /** The page for a status among those. */
    static Optional<String> page(int status, Map<String, String> errorPages) {
        return Optional.ofNullable(errorPages.get(String.valueOf(status)))
                .or(() -> Optional.ofNullable(errorPages.get(ANY)));
    }

    private static Map<String, String> children(XMLStreamReader parent) throws XMLStreamException {
        Map<String, String> children = new HashMap<>();
        while (parent.nextTag() == XMLStreamReader.START_ELEMENT) {
            children.put(parent.getLocalName(), parent.getElementText().strip());
        }
        return children;
    }
}
