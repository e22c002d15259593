package com.oten.jakarta.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.config.LoginParameter;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.request.LoginParameters;
import com.oten.jakarta.request.RandomTokens;
import com.oten.jakarta.seal.SealKeys;
import com.oten.jakarta.seal.SealKeys.Purpose;
import com.oten.jakarta.seal.Sealer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    private final SealKeys keys = new SealKeys(settings.read(), new SecureRandom(), clock);
    private final Sealer sealer = new Sealer(keys, Purpose.TRANSACTION, TransactionCookies.LONGEST);
    private final TransactionCookies cookies =
            new TransactionCookies(sealer, Duration.ofMinutes(10), Duration.ofMinutes(1), clock);

    @Test
    void opens_what_it_sealed() {
        LoginTransaction transaction = transaction("/app/a?b=c");
        String name = cookies.name(transaction, true);
        String value = cookies.seal(transaction);

        assertThat(cookies.open(transaction.state(), name, value)).isEqualTo(transaction);
    }

    @Test
    void has_names_with_the_host_prefix_on_https_only() {
        LoginTransaction transaction = transaction("/");

        // T06; C1
        assertThat(cookies.name(transaction, true)).matches("__Host-oten-tx-[0-9a-z]{5,6}-[A-Za-z0-9_-]{22}");
        assertThat(cookies.name(transaction, false)).matches("oten-tx-[0-9a-z]{5,6}-[A-Za-z0-9_-]{22}");
        assertThat(cookies.name(transaction, true)).hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void has_names_that_do_not_tell_the_state() {
        LoginTransaction transaction = transaction("/");

        assertThat(cookies.name(transaction, true)).doesNotContain(transaction.state());
    }

    @Test
    void finds_a_cookie_by_its_name() {
        LoginTransaction one = transaction("/1");
        LoginTransaction two = transaction("/2");
        List<String> names = List.of("JSESSIONID", cookies.name(one, true), cookies.name(two, true));

        // C16
        assertThat(cookies.find(one.state(), names, true)).contains(cookies.name(one, true));
        assertThat(cookies.find(two.state(), names, true)).contains(cookies.name(two, true));
    }

    @Test
    void finds_nothing_for_a_state_of_another_browser() {
        List<String> names = List.of(cookies.name(transaction("/"), true));

        assertThat(cookies.find(random.next(), names, true)).isEmpty(); // C01, C03
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "null", "-", "\0", "😀", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void finds_nothing_for_a_state_that_is_none_of_ours(String state) {
        List<String> names = List.of(cookies.name(transaction("/"), true), "__Host-oten-tx--", "__Host-oten-tx-");

        assertThat(cookies.find(state, names, true)).isEmpty(); // C02
    }

    @Test
    void ignores_a_name_without_the_prefix_on_https() {
        LoginTransaction transaction = transaction("/");
        List<String> tossed = List.of(cookies.name(transaction, false));

        assertThat(cookies.find(transaction.state(), tossed, true)).isEmpty(); // T06: a sibling domain set it
    }

    @Test
    void looks_only_at_the_name_that_the_state_points_to() {
        LoginTransaction transaction = transaction("/");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            names.add(cookies.name(transaction("/"), true));
        }
        names.add(cookies.name(transaction, true));

        assertThat(cookies.find(transaction.state(), names, true)).contains(cookies.name(transaction, true)); // T09
    }

    @Test
    void opens_no_value_under_another_name() {
        LoginTransaction one = transaction("/1");
        LoginTransaction two = transaction("/2");

        // T01: state inside = name = query
        assertUnknown(() -> cookies.open(two.state(), cookies.name(two, true), cookies.seal(one)));
        assertUnknown(() -> cookies.open(one.state(), cookies.name(two, true), cookies.seal(one)));
        assertUnknown(() -> cookies.open(two.state(), cookies.name(one, true), cookies.seal(one)));
    }

    @Test
    void opens_no_value_with_one_bit_flipped() {
        LoginTransaction transaction = transaction("/");
        String name = cookies.name(transaction, true);
        String value = cookies.seal(transaction);

        for (int i = 0; i < value.length(); i++) {
            for (int bit = 0; bit < 7; bit++) {
                String flipped = value.substring(0, i) + (char) (value.charAt(i) ^ (1 << bit)) + value.substring(i + 1);
                assertUnknown(() -> cookies.open(transaction.state(), name, flipped)); // T01
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "a.b.c.d.e", "....", "%", "\"\""})
    void opens_no_value_that_is_not_ours(String value) {
        LoginTransaction transaction = transaction("/");

        assertUnknown(() -> cookies.open(transaction.state(), cookies.name(transaction, true), value)); // T01
    }

    @Test
    void opens_no_empty_state_however_it_was_sealed() {
        LoginTransaction empty = new LoginTransaction("", "n", "v", "/", clock.instant(), 0, LoginParameters.NONE);
        String name = cookies.name(empty, true);

        assertThat(cookies.find("", List.of(name), true)).isEmpty(); // C02: forged with the right key
    }

    @Test
    void says_the_same_of_a_damaged_and_an_unknown_cookie() {
        LoginTransaction transaction = transaction("/");

        assertThatThrownBy(() -> cookies.open(transaction.state(), cookies.name(transaction, true), "damaged"))
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
            assertThat(cookies.open(transaction.state(), cookies.name(transaction, true), value))
                    .isEqualTo(transaction);
        } else {
            assertThatThrownBy(() -> cookies.open(transaction.state(), cookies.name(transaction, true), value))
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

        assertThat(cookies.open(transaction.state(), cookies.name(transaction, true), value))
                .isEqualTo(transaction); // T10
    }

    @Test
    void fits_into_2048_characters_with_the_longest_return_URL() {
        LoginTransaction transaction = transaction("/app/" + "x".repeat(507));

        assertThat(cookies.seal(transaction)).hasSizeLessThanOrEqualTo(2_048); // T06
    }

    @Property(tries = 200)
    void never_seals_what_it_would_not_open(@ForAll @IntRange(max = 3_000) int hintLength) {
        LoginParameters asked = LoginParameters.NONE
                .with(LoginParameter.PROMPT, "login")
                .with(LoginParameter.MAX_AGE, "300")
                .with(LoginParameter.LOGIN_HINT, "h".repeat(hintLength))
                .with(LoginParameter.UI_LOCALES, "de en");
        LoginTransaction transaction = new LoginTransaction(
                random.next(), random.next(), random.next(), "/app/" + "x".repeat(507), clock.instant(), 0, asked);

        // T06, R10: a login that starts must be able to finish; else the configuration error comes at its start
        try {
            String value = cookies.seal(transaction);
            assertThat(value).hasSizeLessThanOrEqualTo(TransactionCookies.LONGEST);
            assertThat(cookies.open(transaction.state(), cookies.name(transaction, true), value))
                    .extracting(LoginTransaction::nonce)
                    .isEqualTo(transaction.nonce());
        } catch (OtenException e) {
            assertThat(e).isInstanceOf(OtenConfigurationException.class);
        }
    }

    @Test
    void fits_with_all_that_an_address_may_ask() {
        LoginParameters asked = LoginParameters.NONE
                .with(LoginParameter.PROMPT, "select_account")
                .with(LoginParameter.MAX_AGE, "999999999")
                .with(LoginParameter.ACR_VALUES, "a".repeat(200))
                .with(LoginParameter.LOGIN_HINT, "\"".repeat(200))
                .with(LoginParameter.UI_LOCALES, "d".repeat(100))
                .with(LoginParameter.WORKSPACE_HINT, "\\".repeat(100));
        assertThat(asked.values())
                .allSatisfy((parameter, value) ->
                        assertThat(parameter.accepts(value)).isTrue());
        LoginTransaction transaction = new LoginTransaction(
                random.next(), random.next(), random.next(), "/app/" + "x".repeat(507), clock.instant(), 0, asked);

        String sealed = cookies.seal(transaction);

        // R04: a stranger's link must not look like a fault of the configuration
        assertThat(sealed).hasSizeLessThanOrEqualTo(TransactionCookies.LONGEST);
        assertThat(cookies.open(transaction.state(), cookies.name(transaction, true), sealed)
                        .asked())
                .isEqualTo(asked);
    }

    @Test
    void has_room_for_one_more_below_the_cap() {
        List<String> names = names(TransactionCookies.MOST - 1);

        assertThat(cookies.surplus(names, true)).isEmpty(); // T09
    }

    @Test
    void drops_the_oldest_beyond_the_cap() {
        List<String> names = names(8);
        List<String> shuffled = new ArrayList<>(names);
        Collections.reverse(shuffled);
        shuffled.add("JSESSIONID");

        List<String> surplus = cookies.surplus(shuffled, true);

        assertThat(surplus).containsExactly(names.get(0), names.get(1), names.get(2), names.get(3)); // T09
    }

    @Test
    void drops_foreign_names_with_our_prefix_first() {
        List<String> names = new ArrayList<>(names(4));
        names.add("__Host-oten-tx-");
        names.add("__Host-oten-tx-!!!-x");
        names.add("__Host-oten-tx--x");

        assertThat(cookies.surplus(names, true))
                .containsExactlyInAnyOrder("__Host-oten-tx-", "__Host-oten-tx-!!!-x", "__Host-oten-tx--x"); // T09
    }

    @Test
    void drops_no_more_than_ten_at_a_time() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            names.add("__Host-oten-tx-" + i);
        }

        // T09: each becomes a Set-Cookie line of some ninety bytes, and answers may have 8 KB of headers
        assertThat(cookies.surplus(names, true)).hasSizeLessThanOrEqualTo(10).isSubsetOf(names);
    }

    @Test
    void drops_what_has_outlived_the_longest_login() {
        String old = cookies.name(transaction("/"), true);
        clock.advance(Duration.ofMinutes(12));

        assertThat(cookies.surplus(List.of(old), true)).containsExactly(old); // T09
    }

    @Test
    void keeps_what_can_still_finish() {
        String young = cookies.name(transaction("/"), true);
        clock.advance(Duration.ofMinutes(10));

        assertThat(cookies.surplus(List.of(young), true)).isEmpty(); // C16
    }

    @Test
    void leaves_cookies_of_the_other_scheme_alone() {
        assertThat(cookies.surplus(names(20), false)).isEmpty();
    }

    /** Names of transactions that began within the last ten minutes, the oldest first. */
    private List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(cookies.name(transaction("/"), true));
            if (i < count - 1) {
                clock.advance(Duration.ofMinutes(1));
            }
        }
        return names;
    }

    private LoginTransaction transaction(String returnTo) {
        return new LoginTransaction(
                random.next(), random.next(), random.next(), returnTo, clock.instant(), 0, LoginParameters.NONE);
    }

    private static void assertUnknown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(OtenRejectedException.class)
                .extracting("code")
                .isEqualTo(OtenErrorCode.CALLBACK_UNKNOWN);
    }
}
