package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.EmulatedClient;
import com.oten.emulator.EmulatedUser;
import com.oten.emulator.OtenEmulator;
import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoginFailed;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.ConfigReader;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.store.SharedStore;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An application's handlers without a server, and an Oten that knows it. It remembers what observers are told and what is
 * logged.
 */
final class WebParty implements AutoCloseable {
    /** Whom access tokens are for. */
    static final String API = "https://api.shop.example";

    private static final String SECRET = "shop-secret-that-is-long-enough-for-HS256";

    private final TestClock clock = new TestClock();
    private final OtenEmulator oten = OtenEmulator.builder()
            .clock(clock)
            .client(EmulatedClient.confidential(
                            "shop",
                            SECRET,
                            "https://shop.example/app/oten/callback",
                            "https://shop.example/store/app/oten/callback")
                    .withPostLogoutRedirectUris("https://shop.example/app/", "https://shop.example/store/app/bye"))
            .user(EmulatedUser.of("alice").withGroups("admins", "users"))
            .user(EmulatedUser.of("bob"))
            .start();
    /** What nodes know together. */
    private final SharedStore store = new LocalStore(clock);

    private final List<OtenEvent> events = new CopyOnWriteArrayList<>();
    private final WireLog log = WireLog.open();
    private volatile Runnable beforeSecret = () -> {};

    /** The application at {@code /app} on another node, with settings in the place of the usual ones. */
    RequestHandlers node(String... settings) {
        return nodeAt("/app", settings);
    }

    /** An application of the same client; a setting without a value is taken away. */
    RequestHandlers nodeAt(String contextPath, String... changed) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "oten.issuer",
                oten.issuer().toString(),
                "oten.client-id",
                "shop",
                "oten.base-url",
                "https://shop.example",
                "oten.retry.delay",
                "PT0S"));
        for (int i = 0; i < changed.length; i += 2) {
            settings.put(changed[i], changed[i + 1]);
        }
        settings.values().removeIf(String::isEmpty);
        SecureRandom random = new SecureRandom();
        OtenClient client = new OtenClient(
                ConfigReader.read(key -> {
                    if (key.equals("oten.client-secret")) {
                        beforeSecret.run();
                        return Optional.of(SECRET);
                    }
                    return Optional.ofNullable(settings.get(key));
                }),
                contextPath,
                clock,
                random,
                store,
                events::add);
        return new RequestHandlers(client, clock, random);
    }

    /** The application behind a proxy that puts something before its path. */
    RequestHandlers nodeBehindProxy(String... settings) {
        String[] all = new String[settings.length + 2];
        System.arraycopy(settings, 0, all, 2, settings.length);
        all[0] = "oten.base-url";
        all[1] = "https://shop.example/store";
        return nodeAt("/app", all);
    }

    /** Does something whenever the library looks the client's secret up: before it signs, and before each token call. */
    void whenLookingUpTheSecret(Runnable hook) {
        beforeSecret = hook;
    }

    /** Of alice, for the audience of {@link #API}. */
    String accessToken() {
        long now = clock.instant().getEpochSecond();
        return oten.forge()
                .header("typ", "at+jwt")
                .claims(Map.of(
                        "iss",
                        oten.issuer().toString(),
                        "sub",
                        "user-alice",
                        "aud",
                        API,
                        "client_id",
                        "another-client",
                        "iat",
                        now,
                        "exp",
                        now + 600,
                        "jti",
                        "jti-1",
                        "groups",
                        List.of("users")))
                .sign();
    }

    TestClock clock() {
        return clock;
    }

    OtenEmulator oten() {
        return oten;
    }

    /** What observers were told, in order. */
    List<OtenEvent> events() {
        return List.copyOf(events);
    }

    /** What the library logged from informing lines upwards. */
    List<String> lines() {
        return log.ownLines().stream()
                .filter(line -> line.contains(" INFO ") || line.contains(" WARNING ") || line.contains(" SEVERE "))
                .toList();
    }

    /** What was logged of failures, at any level. */
    List<String> failures() {
        return log.ownLines().stream().filter(line -> line.contains(" OTEN-")).toList();
    }

    /** A login that has come to nothing: a page, a line in the log and an event, all with one number. */
    Page assertLoginFailed(Reply reply, OtenErrorCode code) {
        Page page = assertRefused(reply, code);
        assertThat(events).last().isInstanceOfSatisfying(OtenLoginFailed.class, failed -> {
            assertThat(failed.code()).isEqualTo(code);
            assertThat(page.body()).contains(failed.incident());
        });
        return page;
    }

    /** A page or a problem document, and one line in the log with the same number. */
    Page assertRefused(Reply reply, OtenErrorCode code) {
        assertThat(reply.status()).isEqualTo(code.status());
        assertThat(reply).isInstanceOf(Page.class);
        Page page = (Page) reply;
        assertThat(failures()).last().asString().satisfies(line -> {
            String before = " OTEN-" + code.name().replace('_', '-') + " incident ";
            assertThat(line).contains(before);
            int incident = line.indexOf(before) + before.length();
            assertThat(page.body()).contains(line.substring(incident, incident + 12));
        });
        return page;
    }

    @Override
    public void close() {
        log.close();
        oten.close();
    }
}
