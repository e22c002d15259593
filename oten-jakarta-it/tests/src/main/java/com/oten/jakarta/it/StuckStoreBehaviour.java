package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import com.oten.emulator.LogoutDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.cache.Caching;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Hazelcast's client, which does not return until it has found a cluster, where there is none. */
public abstract class StuckStoreBehaviour extends OwnServerBehaviour {
    private static final String CLIENT = "com.hazelcast.client.cache.HazelcastClientCachingProvider";
    private static final String LATE = CLIENT + " has not opened the cache oten within 30 seconds";
    private static final String REFUSAL = "the provider found is Hazelcast's, which would be its client and wait for a";

    private static final String STUCK = "stuck-store";
    private static final String UNNAMED = "unnamed-store";
    private static final String BY_URI = "unnamed-store-by-uri";

    /** For the servers. */
    protected StuckStoreBehaviour() {
        super("stuck-store");
    }

    /** Whether the server has a store for an application that names none. */
    protected boolean hasStore() {
        return false;
    }

    /**
     * Adds Hazelcast to the application, if the server does not have it.
     *
     * @param war the application
     */
    protected void equip(WebArchive war) {
        war.addAsLibraries(Jars.with(Hazelcast.class), Jars.with(Caching.class))
                .addAsWebInfResource(
                        new StringAsset(HazelcastNodesBehaviour.FOR_WILDFLY), "jboss-deployment-structure.xml");
    }

    @Override
    List<WebArchive> archives() {
        String configuration = nobodyThere().toUri().toString();
        return List.of(
                war(STUCK, "oten.shared-store.provider", CLIENT, "oten.shared-store.uri", configuration),
                war(UNNAMED),
                war(BY_URI, "oten.shared-store.uri", configuration));
    }

    private WebArchive war(String name, String... more) {
        SampleApp app = new SampleApp(name);
        var settings = app.settings(more);
        settings.put("oten.shared-store", "jcache");
        WebArchive war = app.war(settings);
        equip(war);
        return war;
    }

    /** The client's configuration: the only address of its cluster is a port where nobody listens. */
    private static Path nobodyThere() {
        try {
            return Files.writeString(
                    Path.of("target", "hazelcast-client.xml").toAbsolutePath(), """
                    <hazelcast-client xmlns="http://www.hazelcast.com/schema/client-config">
                      <properties>
                        <property name="hazelcast.phone.home.enabled">false</property>
                      </properties>
                      <network>
                        <cluster-members>
                          <address>127.0.0.1:%d</address>
                        </cluster-members>
                      </network>
                    </hazelcast-client>
                    """.formatted(FreePort.any()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_application_starts_after_the_deadline_and_one_line_names_the_provider() {
        log().await(LATE, OwnServer.PATIENCE);

        awaitStart(new SampleApp(STUCK, port()));
        assertThat(log().lines("the shared store cannot be opened"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(LATE, "oten.shared-store.provider"));
    }

    @Test
    void users_log_in_and_nobody_waits_for_the_provider_any_more() {
        SampleApp app = started(STUCK);

        // the browser gives up sooner than the deadline is over
        Page page = app.logIn(new Browser(), Oten.ALICE, "/profile");

        assertThat(page.uri()).isEqualTo(app.at("/profile"));
        assertThat(page.body()).contains("Alice");
    }

    @Test
    void a_logout_from_Oten_ends_the_session_and_is_refused_because_other_nodes_may_not_know() {
        SampleApp app = started(STUCK);
        Browser browser = new Browser();
        app.logIn(browser, Oten.ALICE, "/profile");

        List<LogoutDelivery> told = Oten.emulator().endSessions(Oten.ALICE);

        assertThat(told)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.status()).hasValue(503));
        assertThat(browser.fetch("GET", app.at("/api/me")).status()).isEqualTo(401);
    }

    @Test
    void an_application_that_names_only_a_configuration_is_not_deployed() {
        isNotDeployed(BY_URI);
    }

    @Test
    void an_application_that_names_nothing_has_the_servers_store_or_is_not_deployed() {
        if (!hasStore()) {
            isNotDeployed(UNNAMED);
            return;
        }
        SampleApp app = started(UNNAMED);
        app.logIn(new Browser(), Oten.ALICE, "/profile");

        assertThat(Oten.emulator().endSessions(Oten.ALICE))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.status()).hasValue(200));
    }

    private void isNotDeployed(String name) {
        log().await(REFUSAL, OwnServer.PATIENCE);
        started(STUCK);
        assertThat(new Browser()
                        .open(new SampleApp(name, port()).at("/api/public"))
                        .status())
                .isEqualTo(404);
    }

    private SampleApp started(String name) {
        SampleApp app = new SampleApp(name, port());
        awaitStart(app);
        Oten.readyFor(app);
        Oten.emulator().register(Oten.client(app.at("/")).withBackchannelLogout(app.at("/oten/backchannel-logout")));
        return app;
    }
}
