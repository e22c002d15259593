package com.oten.jakarta.internal.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.internal.config.LoginParameter;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.seal.SealKeys;
import com.oten.jakarta.internal.seal.SealKeys.Purpose;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.RandomTokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionCookiesTest {
    private final RandomTokens random = new RandomTokens(new SecureRandom());
    private final TestClock clock = new TestClock();
    private final TestSettings settings = TestSettings.valid();
    private final SealKeys keys = new SealKeys(settings.read(), "", new SecureRandom(), clock);
    private final Sealer sealer = new Sealer(keys, Purpose.TRANSACTION, TransactionCookies.LONGEST);
    private final TransactionCookies cookies =
            new TransactionCookies(sealer, Duration.ofMinutes(10), Duration.ofMinutes(1), clock);

    @Test
    void opens_what_it_sealed() {
        LoginTransaction transaction = transaction("/app/a?b=c");
        String value = cookies.seal(transaction);

        assertThat(cookies.isOf(transaction.state(), value)).isTrue();
        assertThat(cookies.open(transaction.state(), value)).isEqualTo(transaction);
    }

    @Test
    void has_names_with_the_host_prefix_on_https_only() {
        // T06
        assertThat(cookies.name(new CookieSlot(3), true)).matches("__Host-oten-tx-[0-9a-f]{8}-3");
        assertThat(cookies.name(new CookieSlot(3), false)).matches("oten-tx-[0-9a-f]{8}-3");
    }

    @Test
    void does_not_tell_the_state() {
        LoginTransaction transaction = transaction("/");

        assertThat(cookies.seal(transaction)).doesNotContain(transaction.state());
    }

    @Test
    void names_its_slot_in_the_state() {
        assertThat(CookieSlot.of(new CookieSlot(2).state(random))).contains(new CookieSlot(2)); // C16
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "null", "-", "\0", "😀", "0", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void finds_no_slot_for_a_state_that_is_not_one_of_ours(String state) {
        assertThat(CookieSlot.of(state)).isEmpty(); // C02
        assertThat(CookieSlot.of(state + "5")).isEmpty();
    }

    @Test
    void tells_another_login_apart_without_opening_it() {
        String value = cookies.seal(transaction("/"));

        assertThat(cookies.isOf(new CookieSlot(0).state(random), value)).isFalse(); // C01, C03, T09
        assertThat(cookies.isOf("", value)).isFalse();
        assertThat(cookies.isOf(new CookieSlot(0).state(random), "")).isFalse();
    }

    @Test
    void opens_no_value_under_another_name() {
        LoginTransaction one = transaction("/1");
        LoginTransaction two = transaction("/2");

        String swapped = label(cookies.seal(two)) + sealed(cookies.seal(one));

        // T01: state inside = label = query
        assertUnknown(() -> cookies.open(two.state(), cookies.seal(one)));
        assertUnknown(() -> cookies.open(two.state(), swapped));
        assertUnknown(() -> cookies.open(one.state(), swapped));
    }

    @Test
    void opens_no_value_of_another_second() {
        LoginTransaction one = transaction("/1");
        String value = cookies.seal(one);

        assertUnknown(() -> cookies.open(one.state(), "0" + value)); // T01: what is sorted by is what is sealed
        assertUnknown(() -> cookies.open(one.state(), "1" + value.substring(1)));
        assertUnknown(() -> cookies.open(one.state(), sealed(value)));
    }

    @Test
    void opens_no_value_with_one_bit_flipped() {
        LoginTransaction transaction = transaction("/");
        String value = cookies.seal(transaction);

        for (int i = 0; i < value.length(); i++) {
            for (int bit = 0; bit < 7; bit++) {
                String flipped = value.substring(0, i) + (char) (value.charAt(i) ^ (1 << bit)) + value.substring(i + 1);
                assertUnknown(() -> cookies.open(transaction.state(), flipped)); // T01
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "a.b.c.d.e", "....", "%", "\"\""})
    void opens_no_value_that_is_not_ours(String value) {
        LoginTransaction transaction = transaction("/");

        assertUnknown(() -> cookies.open(transaction.state(), value)); // T01
    }

    @Test
    void opens_no_empty_state_however_it_was_sealed() {
        LoginTransaction empty = new LoginTransaction(
                "", "n", "v", "/", clock.instant(), 0, 0, DroppedLogins.NONE, LoginParameters.NONE);

        assertUnknown(() -> cookies.open("", cookies.seal(empty))); // C02: forged with the right key
    }

    @Test
    void says_the_same_of_a_damaged_and_an_unknown_cookie() {
        LoginTransaction transaction = transaction("/");

        assertThatThrownBy(() -> cookies.open(transaction.state(), "damaged"))
                .hasMessage(TransactionCookies.unknown().getMessage()); // T01
    }

    @ParameterizedTest
    @CsvSource({"0,true", "599,true", "600,true", "601,false", "3600,false", "-59,true", "-60,true", "-61,false"})
    void opens_within_the_lifetime_to_the_second(long age, boolean opens) {
        LoginTransaction transaction = transaction("/");
        String value = cookies.seal(transaction);

        clock.advance(Duration.ofSeconds(age));

        // T02
        if (opens) {
            assertThat(cookies.open(transaction.state(), value)).isEqualTo(transaction);
        } else {
            assertThatThrownBy(() -> cookies.open(transaction.state(), value))
                    .isInstanceOf(OtenRejectedException.class)
                    .extracting("code")
                    .isEqualTo(OtenErrorCode.CALLBACK_EXPIRED);
        }
    }

    @Test
    void opens_after_the_client_secret_was_rotated() {
        LoginTransaction transaction = transaction("/");
        String value = cookies.seal(transaction);

        settings.with("oten.client-secret", "the-second-secret-is-also-32-bytes-or-more");
        assertThat(cookies.seal(transaction("/other"))).isNotEmpty();
        clock.advance(Duration.ofMinutes(10));

        assertThat(cookies.open(transaction.state(), value)).isEqualTo(transaction); // T10
    }

    @Test
    void leaves_room_in_8_KB_when_all_slots_are_as_full_as_they_can_be() {
        int line = cookies.name(new CookieSlot(0), true).length() + "=; ".length() + TransactionCookies.LONGEST;

        assertThat(CookieSlot.COUNT * line).isLessThan(6_200); // T06
    }

    @Test
    void is_small_with_an_ordinary_return_URL() {
        assertThat(cookies.seal(transaction("/app/orders/4711?tab=items"))).hasSizeLessThan(500);
    }

    @Test
    void keeps_the_longest_return_URL() {
        LoginTransaction transaction = transaction("/app/" + "x".repeat(ReturnUrl.LONGEST - 5));

        assertThat(cookies.open(transaction.state(), cookies.seal(transaction))).isEqualTo(transaction); // T06
    }

    @Test
    void keeps_an_ordinary_return_URL_of_1200_characters() {
        String filter = IntStream.range(0, 100)
                .mapToObj(i -> "&status" + i + "=" + Integer.toHexString(i * 7_919) + "&x=%7B" + i + "%7D")
                .collect(Collectors.joining());
        LoginTransaction transaction = transaction(("/app/orders?sort=date" + filter).substring(0, 1_200));

        assertThat(cookies.open(transaction.state(), cookies.seal(transaction))).isEqualTo(transaction); // T06
    }

    @Test
    void keeps_a_return_URL_of_which_no_part_is_repeated_up_to_750_characters() {
        LoginTransaction transaction = transaction("/app/" + noise(745));

        assertThat(cookies.open(transaction.state(), cookies.seal(transaction))).isEqualTo(transaction); // T06
    }

    @Test
    void a_login_ends_at_the_front_page_if_the_cookie_cannot_hold_its_own() {
        LoginTransaction transaction = transaction("/app/" + noise(1_400));

        assertThat(cookies.open(transaction.state(), cookies.seal(transaction))).isEqualTo(transaction.returningTo(""));
    }

    /** What cannot be packed; the same for the same length. */
    private static String noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, length);
    }

    @Property(tries = 200)
    void never_seals_what_it_would_not_open(@ForAll @IntRange(max = 3_000) int hintLength) {
        LoginParameters asked = LoginParameters.NONE
                .with(LoginParameter.PROMPT, "login")
                .with(LoginParameter.MAX_AGE, "300")
                .with(LoginParameter.LOGIN_HINT, noise(hintLength))
                .with(LoginParameter.UI_LOCALES, "de en");
        LoginTransaction transaction = new LoginTransaction(
                new CookieSlot(0).state(random),
                random.next(),
                random.next(),
                "/app/" + noise(507),
                clock.instant(),
                0,
                0,
                DroppedLogins.NONE,
                asked);

        // T06, R10: a login that starts must be able to finish; else the configuration error comes at its start
        try {
            String value = cookies.seal(transaction);
            assertThat(value).hasSizeLessThanOrEqualTo(TransactionCookies.LONGEST);
            assertThat(cookies.open(transaction.state(), value))
                    .extracting(LoginTransaction::nonce)
                    .isEqualTo(transaction.nonce());
        } catch (OtenException e) {
            assertThat(e).isInstanceOf(OtenConfigurationException.class);
        }
    }

    @Test
    void fits_with_all_that_a_URL_may_ask_and_keeps_what_the_response_is_checked_for() {
        LoginParameters checked = LoginParameters.NONE
                .with(LoginParameter.PROMPT, "select_account")
                .with(LoginParameter.MAX_AGE, "999999999")
                .with(LoginParameter.ACR_VALUES, noise(199));
        LoginParameters asked = checked.with(LoginParameter.LOGIN_HINT, noise(200))
                .with(LoginParameter.UI_LOCALES, noise(99).replace('_', '-'))
                .with(LoginParameter.WORKSPACE_HINT, noise(100));
        assertThat(asked.values())
                .allSatisfy((parameter, value) ->
                        assertThat(parameter.accepts(value)).isTrue());

        LoginTransaction kept = kept("/app/" + noise(507), asked);

        // R04: a stranger's link must not look like a fault of the configuration
        assertThat(kept.asked()).isEqualTo(checked);
    }

    @Test
    void gives_up_hints_before_the_return_URL() {
        String returnTo = "/app/" + noise(700);
        LoginParameters asked = LoginParameters.NONE.with(LoginParameter.LOGIN_HINT, noise(200));

        assertThat(kept(returnTo, asked).returnTo()).isEqualTo(returnTo);
        assertThat(kept(returnTo, asked).asked()).isEqualTo(LoginParameters.NONE);
        assertThat(kept("/app/", asked).asked()).isEqualTo(asked);
    }

    private LoginTransaction kept(String returnTo, LoginParameters asked) {
        LoginTransaction transaction = new LoginTransaction(
                new CookieSlot(0).state(random),
                random.next(),
                random.next(),
                returnTo,
                clock.instant(),
                0,
                0,
                DroppedLogins.NONE,
                asked);
        return cookies.open(transaction.state(), cookies.seal(transaction));
    }

    @Test
    void takes_a_free_slot_while_there_is_one() {
        Map<String, String> jar = new HashMap<>();
        for (int i = 0; i < CookieSlot.COUNT; i++) {
            CookieSlot slot = cookies.next(jar, true).slot();
            assertThat(jar).doesNotContainKey(cookies.name(slot, true));
            jar.put(cookies.name(slot, true), cookies.seal(transaction("/", slot)));
        }
    }

    @Test
    void takes_the_slot_of_the_oldest_login_to_the_second() {
        for (int oldest = 0; oldest < CookieSlot.COUNT; oldest++) {
            Map<String, String> jar = new HashMap<>();
            for (int i = 0; i < CookieSlot.COUNT; i++) {
                CookieSlot slot = new CookieSlot((oldest + i) % CookieSlot.COUNT);
                jar.put(cookies.name(slot, true), cookies.seal(transaction("/", slot)));
                clock.advance(Duration.ofSeconds(1));
            }

            assertThat(cookies.next(jar, true).slot()).isEqualTo(new CookieSlot(oldest)); // T09
        }
    }

    @Test
    void remembers_whose_slots_were_taken() {
        Map<String, String> jar = new HashMap<>();
        List<LoginTransaction> all = new ArrayList<>();
        for (int i = 0; i < 8 * CookieSlot.COUNT; i++) {
            LoginPlace place = cookies.next(jar, true);
            LoginTransaction transaction = transaction("/", place);
            all.add(transaction);
            jar.put(cookies.name(place.slot(), true), cookies.seal(transaction));
            clock.advance(Duration.ofSeconds(1));
        }

        List<Boolean> dropped = all.stream().map(one -> isDropped(one, jar)).toList();

        // the oldest are forgotten, six of each slot are known to be dropped, and the last five are under way
        assertThat(dropped.subList(0, 5)).containsOnly(false);
        assertThat(dropped.subList(5, 35)).containsOnly(true);
        assertThat(dropped.subList(35, 40)).containsOnly(false);
    }

    @Test
    void remembers_no_dropped_login_that_was_a_restart() {
        LoginPlace place = new LoginPlace(new CookieSlot(0));
        LoginTransaction restarted = transaction("/", place, 1);
        Map<String, String> jar = full(restarted);

        LoginTransaction later = transaction("/", cookies.next(jar, true));
        jar.put(cookies.name(place.slot(), true), cookies.seal(later));

        assertThat(isDropped(restarted, jar)).isFalse();
    }

    @Test
    void believes_no_expired_or_damaged_cookie_that_names_a_dropped_login() {
        LoginTransaction first = transaction("/");
        Map<String, String> jar = full(first);
        String name = cookies.name(new CookieSlot(0), true);
        String later = cookies.seal(transaction("/", cookies.next(jar, true)));
        assertThat(cookies.isDropped(first.state(), later)).isTrue();

        jar.put(name, later.substring(0, later.length() - 1) + "!");
        assertThat(isDropped(first, jar)).isFalse();

        jar.put(name, later);
        clock.advance(Duration.ofSeconds(601));
        assertThat(isDropped(first, jar)).isFalse();
    }

    /** Five logins under way, of which this is the oldest and in the first slot. */
    private Map<String, String> full(LoginTransaction oldest) {
        Map<String, String> jar = new HashMap<>();
        jar.put(cookies.name(new CookieSlot(0), true), cookies.seal(oldest));
        clock.advance(Duration.ofSeconds(1));
        for (int i = 1; i < CookieSlot.COUNT; i++) {
            jar.put(cookies.name(new CookieSlot(i), true), cookies.seal(transaction("/", new CookieSlot(i))));
        }
        return jar;
    }

    private boolean isDropped(LoginTransaction transaction, Map<String, String> jar) {
        CookieSlot slot = CookieSlot.of(transaction.state()).orElseThrow();
        return cookies.isDropped(transaction.state(), jar.get(cookies.name(slot, true)));
    }

    @Test
    void spreads_logins_that_start_at_once_over_the_slots() {
        List<CookieSlot> taken = new ArrayList<>();
        for (int i = 0; i < CookieSlot.COUNT; i++) {
            taken.add(cookies.next(Map.of(), true).slot());
        }

        assertThat(taken).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "...", "!.x.y", "zzzzzz.x.y", "0.x.y", "zzzzzzzzzzzzzzzzzzzzzzzzzz.x.y", "-1.x.y"})
    void takes_the_slot_of_what_cannot_end_well_first(String junk) {
        Map<String, String> jar = new HashMap<>();
        for (int i = 0; i < CookieSlot.COUNT; i++) {
            jar.put(cookies.name(new CookieSlot(i), true), cookies.seal(transaction("/", new CookieSlot(i))));
        }
        jar.put(cookies.name(new CookieSlot(3), true), junk);

        assertThat(cookies.next(jar, true).slot()).isEqualTo(new CookieSlot(3)); // T09
    }

    @Test
    void counts_no_cookie_that_a_sibling_domain_can_set() {
        Map<String, String> jar = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            jar.put(cookies.name(new CookieSlot(i), true), cookies.seal(transaction("/", new CookieSlot(i))));
            jar.put(cookies.name(new CookieSlot(i), false), cookies.seal(transaction("/", new CookieSlot(i))));
        }
        jar.put(cookies.name(new CookieSlot(4), false), cookies.seal(transaction("/", new CookieSlot(4))));

        assertThat(cookies.next(jar, true).slot()).isEqualTo(new CookieSlot(4)); // T06
    }

    @Test
    void opens_nothing_of_another_application_of_the_same_client_on_the_same_host() {
        LoginTransaction transaction = transaction("/");
        TestSettings elsewhere =
                TestSettings.valid().with("oten.redirect-uri", "https://shop.example/other/oten/callback");

        assertThat(List.of(others("/other", TestSettings.valid()), others("", elsewhere)))
                .allSatisfy(others -> {
                    assertThat(others.name(new CookieSlot(0), true))
                            .isNotEqualTo(cookies.name(new CookieSlot(0), true));
                    assertUnknown(() -> others.open(transaction.state(), cookies.seal(transaction)));
                });
    }

    @Test
    void opens_what_another_node_of_the_same_application_has_sealed() {
        LoginTransaction transaction = transaction("/");

        assertThat(others("", TestSettings.valid()).open(transaction.state(), cookies.seal(transaction)))
                .isEqualTo(transaction); // L01
    }

    private TransactionCookies others(String contextPath, TestSettings theirSettings) {
        SealKeys theirs = new SealKeys(theirSettings.read(), contextPath, new SecureRandom(), clock);
        return new TransactionCookies(
                new Sealer(theirs, Purpose.TRANSACTION, TransactionCookies.LONGEST),
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                clock);
    }

    private static String label(String value) {
        return value.substring(0, value.length() - sealed(value).length());
    }

    private static String sealed(String value) {
        return value.substring(value.indexOf('.', value.indexOf('.') + 1) + 1);
    }

    private LoginTransaction transaction(String returnTo) {
        return transaction(returnTo, new CookieSlot(0));
    }

    private LoginTransaction transaction(String returnTo, CookieSlot slot) {
        return transaction(returnTo, new LoginPlace(slot));
    }

    private LoginTransaction transaction(String returnTo, LoginPlace place) {
        return transaction(returnTo, place, 0);
    }

    private LoginTransaction transaction(String returnTo, LoginPlace place, int attempt) {
        return new LoginTransaction(
                place.slot().state(random),
                random.next(),
                random.next(),
                returnTo,
                clock.instant(),
                attempt,
                0,
                place.dropped(),
                LoginParameters.NONE);
    }

    private static void assertUnknown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(OtenRejectedException.class)
                .extracting("code")
                .isEqualTo(OtenErrorCode.CALLBACK_UNKNOWN);
    }
}
