package com.oten.benchmarks.server;

import com.oten.benchmarks.app.FloorLoginServlet;
import com.oten.benchmarks.app.FloorMechanism;
import com.oten.benchmarks.app.PageServlet;
import com.oten.benchmarks.app.PayaraClient;
import com.oten.benchmarks.app.PayaraClientAddresses;
import com.oten.jakarta.internal.keys.GeneratedKey;
import java.io.File;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Makes the applications: the same page, and what tells it who is calling. */
final class Archives {
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static final String PROTECTED = """
            <security-constraint>
              <web-resource-collection>
                <web-resource-name>the page</web-resource-name>
                <url-pattern>/page</url-pattern>
              </web-resource-collection>
              <auth-constraint>
                <role-name>**</role-name>
              </auth-constraint>
            </security-constraint>
            """;
    private static final String OIDC = "<login-config><auth-method>OIDC</auth-method></login-config>";

    private final Path folder;
    private final ServerKind server;
    private final int port;
    private final String issuer;
    private final ServerOptions options;

    /**
     * For one server.
     *
     * @param folder where the files go
     * @param port the server's
     */
    Archives(Path folder, ServerKind server, int port, String issuer, ServerOptions options) {
        this.folder = folder;
        this.server = server;
        this.port = port;
        this.issuer = issuer;
        this.options = options;
    }

    /** The WAR of a variant. */
    Path war(Variant variant) {
        WebArchive war =
                ShrinkWrap.create(WebArchive.class, variant.id() + ".war").addClass(PageServlet.class);
        switch (variant) {
            case NONE -> war.addAsWebInfResource(webXml(""), "web.xml");
            case FLOOR ->
                war.addClasses(FloorMechanism.class, FloorLoginServlet.class)
                        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                        .addAsWebInfResource(webXml(PROTECTED), "web.xml");
            case OWN -> addOwn(war);
            case OTEN ->
                addLibrary(war, variant, ServerOptions.library(".*/oten-jakarta[^/]*(/target/classes|\\.jar)"));
            case BEFORE ->
                addLibrary(
                        war,
                        variant,
                        Objects.requireNonNull(options.before(), "--before").toFile());
        }
        File file = folder.resolve(war.getName()).toFile();
        war.as(ZipExporter.class).exportTo(file, true);
        return file.toPath();
    }

    private void addOwn(WebArchive war) {
        switch (server) {
            case WILDFLY ->
                war.addAsWebInfResource(new StringAsset("""
                                {"client-id": "own", "provider-url": "%s", "principal-attribute": "sub",
                                 "credentials": {"secret": "%s"}}
                                """.formatted(issuer, SECRET)), "oidc.json")
                        .addAsWebInfResource(webXml(PROTECTED + OIDC), "web.xml");
            case PAYARA ->
                war.addClasses(PayaraClient.class, PayaraClientAddresses.class)
                        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                        .addAsResource(
                                new StringAsset("bench.provider=%s\nbench.callback=http://localhost:%d/own/callback\n"
                                        .formatted(issuer, port)),
                                "META-INF/microprofile-config.properties")
                        .addAsWebInfResource(webXml(PROTECTED), "web.xml");
            case OPENLIBERTY -> war.addAsWebInfResource(webXml(PROTECTED), "web.xml"); // the rest is in server.xml
        }
    }

    private void addLibrary(WebArchive war, Variant variant, File library) {
        String settings = """
                oten.client-id=%s
                oten.client-secret=%s
                oten.issuer=%s
                oten.request-object.alg=%s
                """.formatted(variant.id(), SECRET, issuer, options.algorithm());
        if (options.algorithm().equals("EdDSA")) {
            String pem = GeneratedKey.with(new SecureRandom()).pem().value(); // the stand-in checks no signature
            settings += "oten.request-object.key=" + pem.replace("\n", "\\n") + "\n";
        }
        war.addAsLibraries(
                        library,
                        ServerOptions.library(".*/jose4j-[^/]*\\.jar"),
                        ServerOptions.library(".*/caffeine-[^/]*\\.jar"),
                        ServerOptions.library(".*/failsafe-[^/]*\\.jar"),
                        ServerOptions.library(".*/slf4j-api-[^/]*\\.jar"))
                .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties")
                .addAsWebInfResource(webXml(PROTECTED), "web.xml");
    }

    private static StringAsset webXml(String content) {
        return new StringAsset("""
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                %s
                </web-app>
                """.formatted(content));
    }
}
