package com.oten.jakarta.it;

import com.oten.jakarta.it.app.EndingServlet;
import com.oten.jakarta.it.faces.Clicks;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.ClassLoaderAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Jakarta Faces in the sample: the same view open to everybody, named by {@code oten.protect}, and constrained. */
final class Views {
    static final String OPEN = "/open/view.xhtml";
    static final String PROTECTED = "/protected/view.xhtml";
    static final String CONSTRAINED = "/constrained/view.xhtml";

    private static final String WEB_XML = """
            <servlet>
              <servlet-name>faces</servlet-name>
              <servlet-class>jakarta.faces.webapp.FacesServlet</servlet-class>
            </servlet>
            <servlet-mapping>
              <servlet-name>faces</servlet-name>
              <url-pattern>*.xhtml</url-pattern>
            </servlet-mapping>
            """;

    private static final Asset VIEW = asset("view.xhtml");

    private Views() {}

    /** A view of the tests. */
    static Asset asset(String name) {
        return new ClassLoaderAsset("com/oten/jakarta/it/" + name, Views.class.getClassLoader());
    }

    /**
     * A WAR of the sample with the views, and a way to end sessions behind the library's back.
     *
     * @param elements more of {@code web.xml}
     */
    static WebArchive in(SampleApp app, String... elements) {
        String webXml = WEB_XML + WebXml.constraint("/constrained/*", "**") + String.join("", elements);
        return app.war(app.settings("oten.protect", "/protected/*"))
                .addPackage(Clicks.class.getPackage())
                .addClass(EndingServlet.class)
                .addAsWebInfResource(WebXml.of(webXml), "web.xml")
                .add(VIEW, OPEN)
                .add(VIEW, PROTECTED)
                .add(VIEW, CONSTRAINED);
    }
}
