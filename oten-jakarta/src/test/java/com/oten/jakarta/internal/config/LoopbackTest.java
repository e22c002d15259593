package com.oten.jakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "app.localhost", "127.0.0.1", "127.1.2.3", "[::1]", "::1"})
    void knows_this_machine(String host) {
        assertThat(Loopback.is(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost.example.com",
                "localhost.evil",
                "mylocalhost",
                "127.0.0.1.example.com",
                "127.0.0",
                "128.0.0.1",
                "0.0.0.0",
                "10.0.0.1",
                "[::2]",
                "1127.0.0.1"
            })
    void takes_nothing_else_for_this_machine(String host) {
        assertThat(Loopback.is(host)).isFalse();
    }
}
