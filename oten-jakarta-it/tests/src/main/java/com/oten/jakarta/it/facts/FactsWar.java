package com.oten.jakarta.it.facts;

import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.ws.rs.core.Feature;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds the application: a "library" in WEB-INF/lib, and a WAR that uses it. */
final class FactsWar {
    private static final String BEANS_XML =
            "<beans xmlns='https://jakarta.ee/xml/ns/jakartaee' version='4.0' bean-discovery-mode='annotated'/>";
    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>protected</web-resource-name>
                  <url-pattern>/protected/*</url-pattern>
                </web-resource-collection>
                <auth-constraint>
                  <role-name>**</role-name>
                </auth-constraint>
              </security-constraint>
              <security-role>
                <role-name>declared</role-name>
              </security-role>
            </web-app>
            """;

    private FactsWar() {}

    static WebArchive named(String name, String... configuration) {
        JavaArchive library = ShrinkWrap.create(JavaArchive.class, "facts.jar")
                .addClasses(
                        MechanismResponse.class,
                        FactsMechanism.class,
                        FactsInitializer.class,
                        FactsServlet.class,
                        FactsBean.class,
                        FactsFilter.class,
                        FactsFeature.class,
                        FactsExtension.class)
                .addAsManifestResource(new StringAsset(BEANS_XML), "beans.xml")
                .addAsServiceProvider(Extension.class, FactsExtension.class)
                .addAsServiceProvider(ServletContainerInitializer.class, FactsInitializer.class)
                .addAsServiceProvider(Feature.class, FactsFeature.class);
        return ShrinkWrap.create(WebArchive.class, name)
                .addAsLibrary(library)
                .addClasses(FactsApi.class, FactsResource.class)
                .setWebXML(new StringAsset(WEB_XML))
                .addAsResource(
                        new StringAsset(String.join("\n", configuration)), "META-INF/microprofile-config.properties");
    }

    /** The WAR without a constraint: WildFly refuses to serve protected paths when there is no mechanism. */
    static WebArchive open(String name, String... configuration) {
        return named(name, configuration)
                .setWebXML(new StringAsset("<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'/>"));
    }
}
