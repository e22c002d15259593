package com.oten.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NestedExtensionTest {
    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(OtenEmulator.builder());

    private static int port;

    @Test
    void runs_one_emulator_for_a_class() {
        assertThat(OTEN.emulator().port()).isEqualTo(samePort());
    }

    @Nested
    class Inside {
        @Test
        void and_the_same_for_the_classes_inside() {
            assertThat(OTEN.emulator().port()).isEqualTo(samePort());
        }
    }

    private static int samePort() {
        if (port == 0) {
            port = OTEN.emulator().port();
        }
        return port;
    }
}
