package com.oten.jakarta.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Property
    void prints_nothing_of_itself(@ForAll @StringLength(min = 12) String value) {
        Secret secret = new Secret(value);

        assertThat(secret).hasToString("Secret[***]"); // O04
    }

    @Property
    void has_a_hash_that_says_nothing(@ForAll String one, @ForAll String other) {
        assertThat(new Secret(one)).hasSameHashCodeAs(new Secret(other));
    }

    @Property
    void equals_the_same_value_only(@ForAll String one, @ForAll String other) {
        assertThat(new Secret(one).equals(new Secret(new String(one.toCharArray()))))
                .isTrue();
        assertThat(new Secret(one).equals(new Secret(one + "x"))).isFalse();
        assertThat(new Secret("a" + one).equals(new Secret("b" + other))).isFalse();
    }

    @Test
    void is_its_text_in_UTF_8() {
        Secret secret = new Secret("sécret-🔑");

        assertThat(secret.bytes()).hasSize(12);
    }

    @Test
    void cannot_end_up_in_a_passivated_session() {
        assertThat(Serializable.class.isAssignableFrom(Secret.class)).isFalse(); // S04
    }
}
