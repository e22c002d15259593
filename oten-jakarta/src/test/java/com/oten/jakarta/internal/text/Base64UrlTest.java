package com.oten.jakarta.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
    @Property(tries = 200)
    void what_is_encoded_comes_back(@ForAll byte[] bytes) {
        assertThat(Base64Url.canonical(Base64Url.encode(bytes)))
                .hasValueSatisfying(back -> assertThat(back).isEqualTo(bytes));
    }

    /** Stray bits, padding, the other alphabet, white space, half a byte. */
    @ParameterizedTest
    @ValueSource(strings = {"QR", "QQ==", "+/+/", "QUJD\n", " QUJD", "A", "Q.Q"})
    void another_text_for_the_same_bytes_is_refused(String text) {
        assertThat(Base64Url.canonical(text)).isEmpty();
    }
}
