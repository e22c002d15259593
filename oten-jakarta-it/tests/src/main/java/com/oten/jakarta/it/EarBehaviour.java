package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** EARs of all layouts on one server: each works, or is not deployed and the log says why. None is unprotected. */
public abstract class EarBehaviour extends OwnServerBehaviour {
    /** The WAR and CDI disagree. */
    protected static final String OTHER_VALUES = "see different values of oten.client-id";
    /** Two WARs with one copy of the library. */
    protected static final String ONE_COPY = "share one copy of the library, which works for one WAR only";
    /** Where CDI looks for scopes only; the servers do not name the EAR in the same line. */
    protected static final String NO_SCOPE =
            "an @OtenAuthenticationMechanismDefinition counts only if CDI sees its class: give it a scope";

    /**
     * The layout works or is refused, as the server happens to start CDI, which may change when the server tries once
     * more by itself: it is never unprotected.
     */
    protected static final String EITHER = "either";

    /** For the servers. */
    protected EarBehaviour() {
        super("ears");
    }

    /**
     * How the server, or the library on it, refuses a layout.
     *
     * @param layout of the EAR
     * @return a part of a line of the log; empty if the layout works
     */
    protected abstract String refusal(EarLayout layout);

    @Override
    List<EnterpriseArchive> archives() {
        return Stream.of(EarLayout.values()).map(EarLayout::ear).toList();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONFIGURATION_LOST", "LAB"})
    void an_ear_works_or_is_not_deployed(EarLayout layout) {
        String refusal = refusal(layout);
        boolean mayBoth = refusal.equals(EITHER);
        if (refusal.isEmpty() || (mayBoth && isStarted(layout))) {
            layout.apps(port()).forEach(EarBehaviour::works);
        } else if (mayBoth) {
            isNotOpen(layout);
        } else {
            isRefused(layout, refusal);
        }
    }

    @Test
    void without_a_configuration_that_a_server_reads_roles_and_step_ups_are_closed() {
        SampleApp app = EarLayout.CONFIGURATION_LOST.apps(port()).get(0);
        awaitStart(app);

        assertThat(new Browser().fetch("GET", app.at("/api/admin")).status()).isEqualTo(403);
        assertThat(new Browser().open(app.at("/secure")).status()).isEqualTo(403);
        assertThat(new Browser().open(app.at("/oten/login")).status()).isEqualTo(404);
    }

    @Test
    void two_applications_of_one_client_on_one_host_do_not_meet() {
        SampleApp one = EarLayout.LIBRARY_IN_ONE_WAR.apps(port()).get(0);
        SampleApp other = EarLayout.SERVLET_ANNOTATED.apps(port()).get(0);
        awaitStart(one);
        awaitStart(other);
        Oten.readyFor(one, other);
        Browser browser = new Browser();
        List<Page> atOten = List.of(
                browser.visit(one.at("/guarded/page")),
                browser.visit(other.at("/guarded/page")),
                // as many as one browser may have per application: they replace none of another application
                browser.visit(other.at("/guarded/page?2")),
                browser.visit(other.at("/guarded/page?3")),
                browser.visit(other.at("/guarded/page?4")),
                browser.visit(other.at("/guarded/page?5")));
        Page callback = one.approve(browser, atOten.get(0), Oten.ALICE);

        URI misled = other.at("/oten/callback?" + callback.location().getRawQuery());
        assertThat(browser.open(misled).status()).isEqualTo(400);
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isZero();

        assertThat(browser.follow(callback).uri()).isEqualTo(one.at("/guarded/page"));
        Page last = browser.follow(other.approve(browser, atOten.get(5), Oten.ALICE));
        assertThat(last.uri()).isEqualTo(other.at("/guarded/page?5"));
        assertThat(browser.open(one.at("/guarded/page")).status()).isEqualTo(200);

        browser.post(one.at("/"), one.at("/oten/logout"), Map.of());
        assertThat(browser.open(one.at("/guarded/page")).isRedirect()).isTrue();
        assertThat(browser.open(other.at("/guarded/page")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void in_an_ear_a_place_sees_of_its_caller_what_the_documentation_says(LabPlace place) {
        SampleApp lab = lab();
        Browser browser = new Browser();
        lab.logIn(browser, Oten.ROOT, "/profile");

        JsonObject sight = place.sight(browser, lab);

        assertThat(Lab.seen(place, sight)).as(sight.toString()).isEqualTo(Lab.DOCUMENTED.get(place.row()));
    }

    @Test
    void in_a_war_without_the_library_the_caller_is_nobody() {
        SampleApp lab = lab();
        Browser browser = new Browser();
        lab.logIn(browser, Oten.ROOT, "/profile");

        SampleApp other = new SampleApp(EarLayout.LAB.otherName(), port());
        Page page = browser.open(other.at("/caller"));

        if ("wildfly".equals(System.getProperty("it.server"))) {
            assertThat(page.status()).isEqualTo(500); // docs/servers.md: it wants the mechanism of the first WAR
        } else {
            assertThat(page.body()).startsWith("nobody by ");
        }
    }

    private SampleApp lab() {
        SampleApp lab = EarLayout.LAB.apps(port()).get(0);
        awaitStart(lab);
        Oten.readyFor(lab);
        return lab;
    }

    private static void works(SampleApp app) {
        awaitStart(app);
        Browser browser = new Browser();
        Oten.readyFor(app);

        assertThat(browser.open(app.at("/guarded/page")).isRedirect()).isTrue();
        assertThat(browser.open(app.at("/oten/login")).isRedirect()).isTrue();
        assertThat(browser.fetch("GET", app.at("/api/admin")).status()).isEqualTo(401);
        Page page = app.logIn(browser, Oten.ALICE, "/guarded/page");
        assertThat(page.body()).startsWith("guarded for ").doesNotContain("null");
        assertThat(page.uri()).isEqualTo(app.at("/guarded/page"));
        assertThat(browser.fetch("GET", app.at("/api/me")).status()).isEqualTo(200);
        assertThat(browser.fetch("GET", app.at("/api/admin")).status()).isEqualTo(403);
    }

    /** Waits for the outcome. */
    private boolean isStarted(EarLayout layout) {
        Awaitility.await(layout + " starts or is refused")
                .atMost(OwnServer.PATIENCE)
                .ignoreExceptions()
                .until(() -> answers(layout) || isLogged(layout, OTHER_VALUES));
        return answers(layout);
    }

    private boolean answers(EarLayout layout) {
        return layout.apps(port()).stream()
                .allMatch(app -> new Browser().open(app.at("/style.css")).status() == 200);
    }

    private boolean isLogged(EarLayout layout, String refusal) {
        return log().lines(refusal).stream()
                .anyMatch(line -> line.contains(layout.earName()) || refusal.equals(NO_SCOPE));
    }

    private void isRefused(EarLayout layout, String refusal) {
        Awaitility.await("the server says " + refusal + " to " + layout)
                .atMost(OwnServer.PATIENCE)
                .until(() -> isLogged(layout, refusal));
        // some servers run the WAR that was started first: it works then
        assertThat(isNotOpen(layout)).contains(404);
    }

    /** Each WAR is absent, or requires a login. */
    private List<Integer> isNotOpen(EarLayout layout) {
        List<Integer> pages = statuses(layout, app -> new Browser().open(app.at("/guarded/page")));
        assertThat(pages).isSubsetOf(404, 302);
        assertThat(statuses(layout, app -> new Browser().fetch("GET", app.at("/api/admin"))))
                .isSubsetOf(404, 401);
        return pages;
    }

    private List<Integer> statuses(EarLayout layout, Function<SampleApp, Page> asked) {
        return layout.apps(port()).stream().map(asked).map(Page::status).toList();
    }
}
