package com.oten.jakarta.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.internal.secret.RandomTokens;
import java.security.SecureRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PkceTest {
    @Test
    void passes_the_vector_of_RFC_7636_appendix_B() {
        String challenge = Pkce.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

        assertThat(challenge).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"); // R07
    }

    @Property
    void makes_43_characters_of_Base64url(@ForAll @AlphaChars @StringLength(min = 43, max = 128) String verifier) {
        assertThat(Pkce.challenge(verifier)).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void has_verifiers_that_RFC_7636_allows() {
        RandomTokens tokens = new RandomTokens(new SecureRandom());

        assertThat(tokens.next()).matches("[A-Za-z0-9._~-]{43,128}"); // R07: section 4.1
    }
}
