package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many users at the same moment, while Oten is well. For figures rather than a verdict: {@code mvn verify
 * -Dit.test=LoginCrowdIT -Dit.crowd=10000}, on a machine that does nothing else.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Alone
public class LoginCrowdIT {
    private static final SampleApp APP = new SampleApp("crowd");
    private static final int LOGINS = Integer.getInteger("it.crowd", 320);
    private static final int FIRST_VISITORS = 100;
    private static final int MANY = 64;
    private static final int FEW = 8;
    private static final int AT_WORK = 8;
    private static final Duration BETWEEN_PAGES = Duration.ofMillis(400);

    /**
     * The sample.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war();
    }

    @BeforeEach
    void approve() {
        Oten.readyFor(APP);
        Oten.emulator().approveAll(Oten.ALICE);
    }

    /** First of all, as the application knows nothing of Oten yet. */
    @Test
    @Order(1)
    void the_first_visitors_of_a_new_application_all_log_in() throws InterruptedException {
        Logins first = new Logins(FIRST_VISITORS, FIRST_VISITORS);

        assertThat(first.failures).isEmpty();
    }

    @Test
    @Order(2)
    void sixty_four_browsers_at_once_all_log_in() throws InterruptedException {
        long origin = System.nanoTime();
        try (Load pages = Load.of(origin, Load.peopleAtWork(APP, AT_WORK), BETWEEN_PAGES)) {
            Duration warm = Load.since(origin);
            Awaitility.await("pages without a crowd")
                    .atMost(10, TimeUnit.MINUTES)
                    .until(() -> pages.between(warm, Load.since(origin)).size() >= LOGINS / 10);
            Duration first = Load.since(origin);
            Logins few = new Logins(FEW, LOGINS);
            Duration second = Load.since(origin);
            Logins many = new Logins(MANY, LOGINS);

            List<Sample> before = pages.between(warm, first);
            System.out.println(few + "; " + many);
            System.out.println(
                    new PageTimes(before, pages.between(first, second)).table("Beside " + FEW + " browsers"));
            System.out.println(new PageTimes(before, pages.between(second, Load.since(origin)))
                    .table("Beside " + MANY + " browsers"));
            assertThat(few.failures).isEmpty();
            assertThat(many.failures).isEmpty();
            assertThat(pages.between(warm, Load.since(origin)))
                    .allSatisfy(page -> assertThat(page.status()).isEqualTo(200));
        }
    }

    /** So many logins, each with a new browser; so many at the same time. */
    private static final class Logins {
        final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        private final int browsers;

        Logins(int browsers, int count) throws InterruptedException {
            this.browsers = browsers;
            AtomicInteger left = new AtomicInteger(count);
            CountDownLatch start = new CountDownLatch(browsers);
            ExecutorService threads = Executors.newFixedThreadPool(browsers);
            for (int i = 0; i < browsers; i++) {
                threads.execute(() -> {
                    awaitEverybody(start);
                    while (left.getAndDecrement() > 0) {
                        logIn();
                    }
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
        }

        private static void awaitEverybody(CountDownLatch start) {
            start.countDown();
            try {
                start.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void logIn() {
            long begun = System.nanoTime();
            Crowd.failure(APP).ifPresent(failures::add);
            nanos.add(System.nanoTime() - begun);
        }

        private Duration percentile(int percent) {
            List<Long> sorted = nanos.stream().sorted().toList();
            return Duration.ofNanos(sorted.get((sorted.size() - 1) * percent / 100));
        }

        @Override
        public String toString() {
            double mean = nanos.stream().flatMapToLong(LongStream::of).average().orElse(0);
            return "%d logins, %d browsers at once: %d failed, mean %.0f ms, p50 %d ms, p99 %d ms"
                    .formatted(
                            nanos.size(),
                            browsers,
                            failures.size(),
                            mean / 1e6,
                            percentile(50).toMillis(),
                            percentile(99).toMillis());
        }
    }
}
