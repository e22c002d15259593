package com.oten.jakarta.it;

import com.oten.emulator.Endpoint;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The sample application, deployed under a context path of its own. */
final class SampleApp {
    private static final String CONFIGURATION = "META-INF/microprofile-config.properties";

    private final String name;

    SampleApp(String name) {
        this.name = name;
    }

    /** An address of the application; {@code /} is its start page. */
    URI at(String path) {
        return Site.at("/" + name, path);
    }

    String contextPath() {
        return "/" + name;
    }

    /** The ready-made WAR, told about the emulator. */
    WebArchive war() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("oten.client-id", Oten.CLIENT_ID);
        settings.put("oten.client-secret", Oten.CLIENT_SECRET);
        settings.put("oten.issuer", Oten.emulator().issuer().toString());
        settings.put("oten.scopes", "openid profile email offline_access");
        settings.put("oten.retry.delay", "PT0.05S");
        // any resource server will do; this one writes down which token it was given
        settings.put(
                "oten.sample.downstream-url",
                Oten.emulator().uri(Endpoint.USERINFO).toString());
        return war(settings);
    }

    /** The ready-made WAR with this configuration and no other. */
    WebArchive war(Map<String, String> settings) {
        String lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n"));
        WebArchive war = ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(Site.sampleWar().toFile())
                .as(WebArchive.class);
        war.delete("/WEB-INF/classes/" + CONFIGURATION);
        return war.addAsResource(new StringAsset(lines), CONFIGURATION);
    }

    /** Asks for a page and logs in on the way, unless Oten knows the browser already; the page where it ends. */
    Page logIn(Browser browser, String user, String path) {
        Page page = browser.visit(at(path));
        boolean isAtOten = !page.uri().getAuthority().equals(at("/").getAuthority());
        return isAtOten ? browser.follow(approve(browser, page, user)) : page;
    }

    /**
     * Chooses a user and consents.
     *
     * @param chooser the page of Oten that asks who one is
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
