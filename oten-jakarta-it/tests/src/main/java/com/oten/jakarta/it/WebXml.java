package com.oten.jakarta.it;

import org.jboss.shrinkwrap.api.asset.StringAsset;

/** Deployment descriptors of applications under test. */
final class WebXml {
    private WebXml() {}

    /** A {@code web.xml} with these elements. */
    static StringAsset of(String... elements) {
        return new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">\n"
                + String.join("", elements) + "</web-app>\n");
    }

    /** An element that leaves some URLs to callers with a role; {@code **} is any caller. */
    static String constraint(String pattern, String role) {
        return """
                <security-constraint>
                  <web-resource-collection>
                    <web-resource-name>constrained</web-resource-name>
                    <url-pattern>%s</url-pattern>
                  </web-resource-collection>
                  <auth-constraint>
                    <role-name>%s</role-name>
                  </auth-constraint>
                </security-constraint>
                """.formatted(pattern, role);
    }
}
