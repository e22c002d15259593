package com.oten.jakarta.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.internal.config.LoginParameter;
import com.oten.jakarta.internal.request.LoginParameters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTransactionTest {
    private static final LoginTransaction PLAIN = new LoginTransaction(
            "the-state",
            "the-nonce",
            "the-verifier",
            "/app/",
            TestClock.START,
            0,
            0,
            DroppedLogins.NONE,
            LoginParameters.NONE);

    @Property
    void comes_back_as_it_was(@ForAll("transactions") LoginTransaction transaction) {
        assertThat(LoginTransaction.fromJson(transaction.toJson())).contains(transaction);
    }

    @Test
    void is_written_as_version_1() {
        assertThat(PLAIN.toJson()).startsWith("{\"v\":1,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v\":0,", "\"v\":2,", "\"v\":\"1\",", "\"v\":null,", ""})
    void is_unknown_in_another_version(String version) {
        String other = PLAIN.toJson().replace("\"v\":1,", version);

        assertThat(LoginTransaction.fromJson(other)).isEmpty();
    }

    @Test
    void of_an_older_library_still_says_what_was_asked() {
        String older = PLAIN.toJson().replace("}", ",\"p\":\"login\",\"m\":300,\"h\":\"alice\",\"l\":\"de\"}");

        assertThat(LoginTransaction.fromJson(older).orElseThrow().asked())
                .isEqualTo(LoginParameters.NONE
                        .with(LoginParameter.PROMPT, "login")
                        .with(LoginParameter.MAX_AGE, "300")
                        .with(LoginParameter.LOGIN_HINT, "alice")
                        .with(LoginParameter.UI_LOCALES, "de"));
    }

    @Test
    void is_written_as_version_2_with_a_demand_so_that_an_older_library_does_not_overlook_it() {
        LoginParameters demand =
                LoginParameters.NONE.with(LoginParameter.ACR_VALUES, "gold").withEssentialAcr();
        LoginTransaction demanding =
                new LoginTransaction("s", "n", "v", "/app/", TestClock.START, 0, 0, DroppedLogins.NONE, demand);

        assertThat(demanding.toJson()).startsWith("{\"v\":2,");
        assertThat(LoginTransaction.fromJson(demanding.toJson())).contains(demanding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s", "n", "c", "r", "t", "a"})
    void is_unknown_with_a_part_missing(String name) {
        String less = PLAIN.toJson().replace("\"" + name + "\":", "\"x" + name + "\":");

        assertThat(LoginTransaction.fromJson(less)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"v\":1}",
                "{\"v\":1,\"s\":1,\"n\":\"\",\"c\":\"\",\"r\":\"\",\"t\":0,\"a\":0}",
                "{\"v\":1,\"s\":\"\",\"n\":\"\",\"c\":\"\",\"r\":\"\",\"t\":1e99,\"a\":0}",
                "{\"v\":1,\"s\":\"\",\"n\":\"\",\"c\":\"\",\"r\":\"\",\"t\":1.5,\"a\":0}",
                "{\"v\":1,\"s\":\"\",\"n\":\"\",\"c\":\"\",\"r\":\"\",\"t\":9223372036854775807,\"a\":0}"
            })
    void is_unknown_when_damaged(String text) {
        assertThat(LoginTransaction.fromJson(text)).isEmpty();
    }

    @Property
    void is_unknown_as_garbage(@ForAll String garbage) {
        assertThat(LoginTransaction.fromJson(garbage)).isEmpty();
    }

    @Test
    void prints_nothing_that_is_secret() {
        assertThat(PLAIN.toString()).doesNotContain("the-state", "the-nonce", "the-verifier", "/app/"); // O04
    }

    @Provide
    Arbitrary<LoginTransaction> transactions() {
        Arbitrary<String> text = Arbitraries.strings()
                .all()
                .ofMaxLength(60)
                .filter(one -> StandardCharsets.UTF_8.newEncoder().canEncode(one));
        Arbitrary<Instant> second =
                Arbitraries.longs().between(0, 9_999_999_999L).map(Instant::ofEpochSecond);
        Arbitrary<String> age = Arbitraries.longs().between(0, 1_000_000_000).map(String::valueOf);
        Arbitrary<LoginParameters> wishes = Arbitraries.maps(Arbitraries.of(LoginParameter.class), text)
                .flatMap(values -> age.map(seconds -> {
                    values.computeIfPresent(LoginParameter.MAX_AGE, (name, value) -> seconds);
                    return new LoginParameters(values, false, false);
                }));
        Arbitrary<LoginParameters> asked = Arbitraries.oneOf(
                wishes,
                wishes.map(some ->
                        some.with(LoginParameter.ACR_VALUES, "gold silver").withEssentialAcr()));
        return Combinators.combine(
                        text,
                        text,
                        text,
                        text,
                        second,
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 9),
                        asked)
                .as((state, nonce, verifier, returnTo, startedAt, attempt, round, parameters) -> new LoginTransaction(
                        state,
                        nonce,
                        verifier,
                        returnTo,
                        startedAt,
                        attempt,
                        round,
                        new DroppedLogins(Collections.nCopies(round, "0-9_A-Za-z")),
                        parameters));
    }
}
