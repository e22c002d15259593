package com.oten.jakarta.it;

import com.oten.emulator.Endpoint;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The sample application, deployed under a context path of its own. */
public final class SampleApp {
    private static final String CONFIGURATION = "META-INF/microprofile-config.properties";

    private final String name;
    private final String contextPath;
    private final BiFunction<String, String, URI> site;

    /**
     * Under the context path that its name says.
     *
     * @param name of the WAR, without a slash
     */
    public SampleApp(String name) {
        this(name, "/" + name);
    }

    /** Under another context path than the WAR's name says; empty is the root. */
    SampleApp(String name, String contextPath) {
        this(name, contextPath, Site::at);
    }

    /** On another server than the one under test. */
    SampleApp(String name, int port) {
        this(name, "/" + name, (context, path) -> URI.create("http://localhost:" + port + context + path));
    }

    /** Behind a proxy; its front page has this URL there. */
    SampleApp(String name, URI outside) {
        this(name, "/" + name, (context, path) -> URI.create(outside + path.substring(1)));
    }

    private SampleApp(String name, String contextPath, BiFunction<String, String, URI> site) {
        this.name = name;
        this.contextPath = contextPath;
        this.site = site;
    }

    /**
     * A URL of the application.
     *
     * @param path {@code /} is the start page
     * @return an absolute URL
     */
    public URI at(String path) {
        return site.apply(contextPath, path);
    }

    String contextPath() {
        return contextPath;
    }

    /**
     * The ready-made WAR, configured for the emulator.
     *
     * @return a WAR
     */
    public WebArchive war() {
        return war(settings());
    }

    /** What every test needs, and more: keys and values in turn. */
    Map<String, String> settings(String... more) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("oten.client-id", Oten.CLIENT_ID);
        settings.put("oten.client-secret", Oten.CLIENT_SECRET);
        settings.put("oten.issuer", Oten.emulator().issuer().toString());
        settings.put("oten.scopes", "openid profile email offline_access");
        settings.put("oten.retry.delay", "PT0.05S");
        // any resource server will do; this one records the token that it receives
        settings.put(
                "oten.sample.downstream-url",
                Oten.emulator().uri(Endpoint.USERINFO).toString());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    /**
     * The ready-made WAR with this configuration and no other.
     *
     * @param settings keys and values
     * @return a WAR
     */
    public WebArchive war(Map<String, String> settings) {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(Site.sampleWar().toFile())
                .as(WebArchive.class);
        war.delete("/WEB-INF/classes/" + CONFIGURATION);
        war.addAsResource(file(settings), CONFIGURATION);
        return contextPath.equals("/" + name) ? war : underItsContextPath(war);
    }

    /** The configuration as a file. */
    static StringAsset file(Map<String, String> settings) {
        return new StringAsset(settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n")));
    }

    /** Each server has a file of its own for it. */
    private WebArchive underItsContextPath(WebArchive war) {
        String root = contextPath.isEmpty() ? "/" : contextPath;
        return war.addAsWebInfResource(
                        new StringAsset("<jboss-web><context-root>" + root + "</context-root></jboss-web>"),
                        "jboss-web.xml")
                .addAsWebInfResource(
                        new StringAsset("<payara-web-app><context-root>" + root + "</context-root></payara-web-app>"),
                        "payara-web.xml")
                .addAsWebInfResource(
                        new StringAsset(
                                "<glassfish-web-app><context-root>" + root + "</context-root></glassfish-web-app>"),
                        "glassfish-web.xml")
                .addAsWebInfResource(
                        new StringAsset("<web-ext xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.1\">"
                                + "<context-root uri=\"" + root + "\"/></web-ext>"),
                        "ibm-web-ext.xml");
    }

    /**
     * Opens a page and logs in on the way, unless the browser is logged in at Oten already.
     *
     * @param browser that goes there
     * @param user who logs in
     * @param path of the page
     * @return the page where it ends
     */
    public Page logIn(Browser browser, String user, String path) {
        Page page = browser.visit(at(path));
        boolean isAtOten = !page.uri().getAuthority().equals(at("/").getAuthority());
        return isAtOten ? browser.follow(approve(browser, page, user)) : page;
    }

    /**
     * Chooses a user and consents.
     *
     * @param chooser Oten's login page
     * @return the redirect to the callback, not followed yet
     */
    Page approve(Browser browser, Page chooser, String user) {
        Page page = untilCallback(browser, browser.clickButton(chooser, "user", user));
        return page.isRedirect() ? page : untilCallback(browser, browser.clickButton(page, "decision", "allow"));
    }

    /** Presses "Cancel"; the redirect to the callback, not followed yet. */
    Page deny(Browser browser, Page chooser) {
        return untilCallback(browser, browser.clickButton(chooser, "decision", "deny"));
    }

    private Page untilCallback(Browser browser, Page page) {
        return browser.followUntil(page, at("/").getAuthority());
    }
}
