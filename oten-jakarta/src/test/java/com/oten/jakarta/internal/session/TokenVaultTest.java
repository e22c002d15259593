package com.oten.jakarta.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.internal.seal.SealKeys;
import com.oten.jakarta.internal.seal.SealKeys.Purpose;
import com.oten.jakarta.internal.seal.Sealed;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.TokenVault.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TokenVaultTest {
    private final TestClock clock = new TestClock();
    private final TestSettings settings = TestSettings.valid();
    private final SealKeys keys = new SealKeys(settings.read(), "", new SecureRandom(), clock);
    private final Sealer sealer = new Sealer(keys, Purpose.SESSION, TokenVault.LONGEST);
    private final TokenVault vault = new TokenVault(sealer);

    @Property(tries = 200)
    void opens_what_it_sealed(
            @ForAll @AlphaChars @StringLength(min = 1) String access,
            @ForAll @AlphaChars @StringLength(min = 1) String refresh,
            @ForAll boolean hasRefresh,
            @ForAll boolean hasId) {
        Tokens tokens = new Tokens(
                new Secret(access),
                hasRefresh ? Optional.of(new Secret(refresh)) : Optional.empty(),
                hasId ? Optional.of(new Secret("a.b.c")) : Optional.empty());

        assertThat(vault.open(vault.seal(tokens))).contains(tokens);
    }

    @Test
    void holds_three_tokens_of_the_greatest_size() {
        Secret longest = new Secret("x".repeat(16 * 1024));
        Tokens tokens = new Tokens(longest, Optional.of(longest), Optional.of(longest));

        assertThat(vault.open(vault.seal(tokens))).contains(tokens);
    }

    @Test
    void is_empty_with_another_key() {
        Sealed sealed = vault.seal(new Tokens(new Secret("a"), Optional.empty(), Optional.empty()));

        settings.with("oten.client-secret", "the-second-secret-is-also-32-bytes-or-more");
        assertThat(vault.open(sealed)).isPresent();
        clock.advance(Duration.ofMinutes(16));

        assertThat(vault.open(sealed)).isEmpty(); // T10
    }

    @Test
    void is_empty_for_what_is_not_a_token_set() {
        assertThat(vault.open(sealed("{}"))).isEmpty();
        assertThat(vault.open(sealed("{\"a\":1}"))).isEmpty();
        assertThat(vault.open(sealed("hello"))).isEmpty();
        assertThat(vault.open(Sealed.NOTHING)).isEmpty();
    }

    private Sealed sealed(String text) {
        return sealer.seal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void prints_nothing_of_the_tokens() {
        Tokens tokens = new Tokens(
                new Secret("canary-a"), Optional.of(new Secret("canary-r")), Optional.of(new Secret("canary-i")));

        assertThat(tokens.toString()).doesNotContain("canary"); // O04
    }
}
