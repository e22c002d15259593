package com.oten.jakarta.internal.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

/** What the library reads in the deployment descriptor. */
class WebXmlTest {
    private static Map<String, String> errorPages(String content) throws XMLStreamException {
        String webXml =
                "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">" + content + "</web-app>";
        return WebXml.errorPages(new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_status_has_its_own_page_or_the_one_for_all() throws XMLStreamException {
        Map<String, String> pages = errorPages("""
                <display-name>Shop</display-name>
                <error-page><error-code> 403 </error-code><location>/forbidden.jsp</location></error-page>
                <error-page><!-- others --><location>/error.jsp</location></error-page>
                """);

        assertThat(WebXml.page(403, pages)).hasValue("/forbidden.jsp");
        assertThat(WebXml.page(503, pages)).hasValue("/error.jsp");
    }

    @Test
    void a_page_for_exceptions_is_for_no_status() throws XMLStreamException {
        Map<String, String> pages = errorPages("<error-page><exception-type>java.lang.Error</exception-type>"
                + "<location>/error.jsp</location></error-page>");

        assertThat(WebXml.page(500, pages)).isEmpty();
        assertThat(WebXml.page(403, errorPages(""))).isEmpty();
    }

    @Test
    void nothing_is_fetched_from_elsewhere() {
        String webXml = "<!DOCTYPE web-app [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><web-app><error-page>"
                + "<location>&x;</location></error-page></web-app>";

        assertThatThrownBy(() -> WebXml.errorPages(new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(XMLStreamException.class);
    }
}
