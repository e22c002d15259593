package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.redeployed.WatchedApplication;
import com.oten.jakarta.it.witness.Witness;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that is deployed, used and undeployed again and again, in one server. */
@ExtendWith(ArquillianExtension.class)
public abstract class RedeployedBehaviour {
    /** Of the application and its WAR. */
    protected static final String NAME = "redeployed";

    private static final SampleApp APP = new SampleApp(NAME);
    private static final int TIMES = Integer.getInteger("it.redeployments", 5);
    private static final int CROWD = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    /** For the servers. */
    protected RedeployedBehaviour() {}

    /**
     * An application that stays.
     *
     * @return a WAR
     */
    @Deployment(name = "witness", order = 1, testable = false)
    public static WebArchive witness() {
        return ShrinkWrap.create(WebArchive.class, "witness.war").addPackage(Witness.class.getPackage());
    }

    /**
     * The sample, watched by the witness.
     *
     * @return a WAR
     */
    @Deployment(name = NAME, order = 2, managed = false, testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(WatchedApplication.class.getPackage());
    }

    @Test
    void nothing_is_left_of_applications_that_were_undeployed() {
        occupyAllThreads();

        for (int i = 0; i < TIMES; i++) {
            deploy(deployer);
            use();
            undeploy(deployer);
        }

        // P01
        occupyAllThreads();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(witness("/report").body())
                        .isEqualTo(heldByServer(TIMES) + " of " + TIMES + " class loaders left, threads []"));
    }

    /**
     * Deploys the application.
     *
     * @param container of Arquillian
     */
    protected void deploy(Deployer container) {
        container.deploy(NAME);
    }

    /**
     * Undeploys the application.
     *
     * @param container of Arquillian
     */
    protected void undeploy(Deployer container) {
        container.undeploy(NAME);
    }

    /**
     * How many undeployed applications the server itself keeps: none by default.
     *
     * @param deployed how many there were
     * @return so many of them
     */
    protected int heldByServer(int deployed) {
        return 0;
    }

    /**
     * Many at once: each thread of WildFly keeps a reference to its first request, which must not be the application's.
     */
    private static void occupyAllThreads() {
        ExecutorService users = Executors.newFixedThreadPool(CROWD);
        try {
            List<CompletableFuture<Page>> visits = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> witness("/linger"), users))
                    .limit(CROWD)
                    .toList();
            visits.forEach(visit -> assertThat(visit.join().status()).isEqualTo(200));
        } finally {
            users.shutdown();
        }
    }

    private static Page witness(String path) {
        return new Browser().open(Site.at("/witness", path));
    }

    private static void use() {
        Oten.readyFor(APP);
        Oten.emulator().approveAll(Oten.ALICE);
        Page page = APP.logIn(new Browser(), Oten.ALICE, "/tokens");
        assertThat(page.status()).isEqualTo(200);
    }
}
