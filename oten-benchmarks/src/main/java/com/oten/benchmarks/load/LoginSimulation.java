package com.oten.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.flushCookieJar;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Browsers that log in, again and again, each time without cookies: the page, the provider, the callback, the page. Prints
 * how many came to the page that names the caller, and how long that took them.
 */
public final class LoginSimulation extends Simulation {
    private static final String STARTED = "started";
    private static final String SEEN = "seen";

    private final Queue<Long> times = new ConcurrentLinkedQueue<>();

    /** Reads what to do from system properties. */
    public LoginSimulation() {
        String page = System.getProperty("bench.page");
        int browsers = Integer.getInteger("bench.browsers");
        int each = Integer.getInteger("bench.logins") / browsers;
        ScenarioBuilder logins = scenario("logins")
                .repeat(each)
                .on(exec(flushCookieJar())
                        .exec(session -> session.set(STARTED, System.nanoTime()).set(SEEN, ""))
                        .exec(http("login").get(page).check(bodyString().saveAs(SEEN)))
                        .exec(session -> {
                            // what is silent fails no session, whatever its checks say
                            if ("caller: ada".equals(session.getString(SEEN))) {
                                times.add(System.nanoTime() - session.getLong(STARTED));
                            }
                            return session;
                        }));
        setUp(logins.injectOpen(atOnceUsers(browsers)))
                .protocols(http.headers(Browser.all())
                        .disableCaching()
                        .silentUri(".*")
                        .maxRedirects(10));
    }

    @Override
    public void after() {
        List<Long> sorted = times.stream().sorted().toList();
        System.out.printf(
                "logins: %d, p50: %d ns, p99: %d ns%n", sorted.size(), percentile(sorted, 50), percentile(sorted, 99));
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
