package com.oten.benchmarks.core;

import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.login.CookieSlot;
import com.oten.jakarta.internal.web.login.TransactionCookieStore;
import jakarta.servlet.http.Cookie;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The cookie of a callback's login, the last one of those that the browser sends. */
public class CookiesGrowth extends CoreBenchmark {
    @Param({"1", "10", "50"})
    public int cookies = 1;

    private final FakeRequest request = new FakeRequest();
    private OtenClient client;
    private CookieSlot slot;

    @Setup
    public void prepare() {
        Application application = start();
        client = application.client();
        slot = CookieSlot.of(Application.STATE).orElseThrow();
        Cookie last = new Cookie(
                client.transactions().name(slot, true), client.transactions().seal(application.transaction()));
        request.send(Stream.concat(
                        IntStream.range(1, cookies).mapToObj(i -> new Cookie("another-" + i, "0123456789")),
                        Stream.of(last))
                .toArray(Cookie[]::new));
    }

    @Benchmark
    public boolean find() {
        String value = TransactionCookieStore.value(client.transactions().name(slot, true), request);
        return client.transactions().isOf(Application.STATE, value);
    }
}
