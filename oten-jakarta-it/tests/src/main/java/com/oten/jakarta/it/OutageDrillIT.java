package com.oten.jakarta.it;

import static com.oten.jakarta.it.Sample.count;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Oten fails while two hundred browsers log in, half of them already with a code, and fifty users work. All time-outs
 * are the defaults. It is repeated on one server; all outages but the first are evaluated together, because the pages
 * of half a minute on a small machine say little. That takes ten minutes and measures times, so it is run on
 * request only:
 * {@code mvn verify -Dit.test=OutageDrillIT}, on a machine that does nothing else.
 */
@ExtendWith(ArquillianExtension.class)
@Alone
public class OutageDrillIT {
    private static final SampleApp APP = new SampleApp("drill");
    private static final String SERVER = String.valueOf(System.getProperty("it.server.home"));
    private static final int AT_WORK = 50;
    private static final int LOGGING_IN = 200;
    private static final int WITH_CODE = 100;
    /** So that there are a hundred pages and a hundred logins a second. */
    private static final Duration BETWEEN_PAGES = Duration.ofMillis(500);

    private static final Duration BETWEEN_STARTS = Duration.ofSeconds(2);

    /** The JIT compiler is busy during the first. */
    private static final int UNJUDGED = 1;

    private static final int JUDGED = 3;

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration BEFORE = Duration.ofSeconds(30);
    private static final Duration OUTAGE = Duration.ofSeconds(30);

    private static final double SLOWER_AT_MOST = 1.2;
    /** Below this a ratio says more about the machine than about the library. */
    private static final Duration UNNOTICED = Duration.ofMillis(5);

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    /**
     * The sample with the library's own waits.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        Map<String, String> settings = APP.settings();
        settings.remove("oten.retry.delay");
        return APP.war(settings);
    }

    @AfterEach
    void bring_oten_back() {
        Oten.emulator().restart();
    }

    @ParameterizedTest
    @EnumSource
    void people_at_work_do_not_notice_an_outage(Outage outage) {
        Oten.readyFor(APP);
        Oten.emulator().approveAll(Oten.ALICE);

        List<DrillFigures> judged = new ArrayList<>();
        for (int i = 0; i < UNJUDGED + JUDGED; i++) {
            DrillFigures figures = drill(outage);
            System.out.println(figures.table("Outage drill, " + outage + ", outage " + (i + 1) + ", " + SERVER));
            if (i >= UNJUDGED) {
                judged.add(figures);
            }
        }
        PageTimes times = PageTimes.of(judged);
        System.out.println(times.table("Outage drill, " + outage + ", all outages but the first, " + SERVER));

        SoftAssertions goals = new SoftAssertions();
        judged.forEach(figures -> judge(figures, goals));
        for (int percent : new int[] {50, 95}) {
            if (times.during(percent).compareTo(UNNOTICED) > 0) {
                goals.assertThat(times.ratio(percent)).as("p%d", percent).isLessThan(SLOWER_AT_MOST);
            }
        }
        goals.assertAll();
    }

    private static void judge(DrillFigures figures, SoftAssertions goals) {
        List<Sample> during = figures.pages().during();
        goals.assertThat(count(during, 200)).as("pages served").isEqualTo(during.size());
        goals.assertThat(figures.loggedIn())
                .as("users who came back while all was well: in, or more at once than may wait (oten.http.max-waiting)")
                .anySatisfy(callback -> assertThat(callback.status()).isEqualTo(303))
                .allSatisfy(callback -> assertThat(callback.status()).isIn(303, 503));
        goals.assertThat(figures.callbacks())
                .as("logins that could not be finished")
                .allSatisfy(callback -> assertThat(callback.status()).isIn(302, 503));
        goals.assertThat(figures.afterOpening())
                .as("logins refused")
                .isNotEmpty()
                .allSatisfy(start -> {
                    assertThat(start.status()).isEqualTo(503);
                    assertThat(start.took()).isLessThan(AT_ONCE);
                });
        goals.assertThat(figures.recovered()).as("recovery").isLessThan(RECOVERY);
    }

    private static DrillFigures drill(Outage outage) {
        List<Supplier<Page>> users = Load.peopleAtWork(APP, AT_WORK);
        long origin = System.nanoTime();
        try (Load pages = Load.of(origin, users, BETWEEN_PAGES);
                Load starts = Load.of(origin, Collections.nCopies(LOGGING_IN, OutageDrillIT::start), BETWEEN_STARTS)) {
            List<Supplier<Page>> lucky = crowd();
            List<Supplier<Page>> unlucky = crowd();
            Duration warm = Load.since(origin).plus(WARM_UP);
            Duration begun = warm.plus(BEFORE);
            waitUntil(origin, warm);
            Load loggedIn = Load.once(origin, lucky);
            waitUntil(origin, begun);
            loggedIn.close();
            Runnable end = outage.begin();
            Load returning = Load.once(origin, unlucky);
            waitUntil(origin, begun.plus(OUTAGE));
            Duration ended = Load.since(origin);
            end.run();
            Duration recovered = recovered(origin).minus(ended);
            returning.close();
            List<Sample> tried = starts.between(begun, ended);
            tried.removeIf(start -> start.ended().compareTo(ended) > 0); // Oten was up again when they ended
            return new DrillFigures(
                    new PageTimes(pages.between(warm, begun), pages.between(begun, ended)),
                    loggedIn.between(warm, begun),
                    returning.between(begun, ended),
                    tried,
                    begun,
                    tried.stream()
                            .filter(start -> start.status() == 503)
                            .map(Sample::ended)
                            .min(Duration::compareTo)
                            .orElse(ended),
                    recovered);
        }
    }

    /**
     * A new browser each time: no user in this crowd has cookies or a connection from an earlier try. Some servers end
     * the connection after a 503; if those of a try before were used again, the outage alone would cost connections.
     */
    private static Page start() {
        return new Browser().withOwnConnections().open(APP.at("/profile"));
    }

    /**
     * A hundred users on their way back from Oten, who all arrive at the same moment. That slows pages in any case, so
     * one crowd comes before the outage and another when it begins.
     */
    private static List<Supplier<Page>> crowd() {
        return Stream.generate(OutageDrillIT::callback).limit(WITH_CODE).toList();
    }

    /** Somebody on the way back from Oten. */
    private static Supplier<Page> callback() {
        Browser browser = new Browser();
        Page redirect = browser.followUntil(
                browser.open(APP.at("/profile")), APP.at("/").getAuthority());
        return () -> browser.step(redirect);
    }

    private static Duration recovered(long origin) {
        Awaitility.await("somebody can log in again")
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> new Browser().visit(APP.at("/profile")).status() == 200);
        return Load.since(origin);
    }

    private static void waitUntil(long origin, Duration time) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Load.since(origin).compareTo(time) >= 0);
    }
}
