package com.oten.jakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestKeys;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.internal.secret.SecretSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySourceTest {
    private static final String SETTING = "oten.request-object.key-file";
    private static final KeyPair OLD = TestKeys.pair("Ed25519");
    private static final KeyPair NEW = TestKeys.pair("Ed25519");

    @TempDir
    private Path folder;

    private Path file;
    private KeySource source;

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(folder.resolve("key.pem"), TestKeys.pem(OLD));
        source = KeySource.present(SETTING, SecretSource.file(file), Optional::empty);
    }

    @Test
    void takes_up_a_rotated_file() throws Exception {
        Files.writeString(file, TestKeys.pem(NEW));

        assertThat(current()).contains(NEW.getPublic()); // T10
    }

    @Test
    void parses_only_what_has_changed() {
        assertThat(source.current().orElseThrow()).isSameAs(source.current().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "-----BEGIN PRIVATE KEY-----\ncanary",
                "-----BEGIN RSA PRIVATE KEY-----\nMAA=\n-----END RSA PRIVATE KEY-----"
            })
    void keeps_the_last_good_key_while_the_file_is_broken_and_says_so_once(String broken) throws Exception {
        try (WireLog log = WireLog.open()) {
            Files.writeString(file, broken);

            for (int i = 0; i < 3; i++) {
                assertThat(current()).contains(OLD.getPublic());
            }

            // G03, O04
            assertThat(log.ownLines())
                    .singleElement()
                    .satisfies(
                            line -> assertThat(line).contains("SEVERE", SETTING).doesNotContain("canary"));
        }
    }

    @Test
    void says_it_again_when_it_is_broken_in_another_way() throws Exception {
        try (WireLog log = WireLog.open()) {
            Files.delete(file);
            assertThat(current()).contains(OLD.getPublic());
            Files.writeString(file, "half a key");
            assertThat(current()).contains(OLD.getPublic());

            assertThat(log.ownLines()).hasSize(2);
        }
    }

    @Test
    void takes_up_the_file_once_it_is_fixed() throws Exception {
        Files.writeString(file, "broken");
        assertThat(current()).contains(OLD.getPublic());

        Files.writeString(file, TestKeys.pem(NEW));

        assertThat(current()).contains(NEW.getPublic());
    }

    @Test
    void says_once_what_many_find_broken_at_the_same_time() throws Exception {
        try (WireLog log = WireLog.open()) {
            Files.writeString(file, "broken");

            List<Object> found = WireThreads.together(20, this::current);

            assertThat(found).hasSize(20).containsOnly(Optional.of(OLD.getPublic()));
            assertThat(log.ownLines()).hasSize(1);
        }
    }

    @Test
    void does_not_exist_without_a_usable_key() {
        assertThatThrownBy(() -> KeySource.present(SETTING, Optional::empty, Optional::empty))
                .isInstanceOf(Ed25519KeyPair.NotUsable.class)
                .hasMessage("cannot be read or is empty");
        assertThatThrownBy(() -> KeySource.possible(SETTING, () -> Optional.of("broken"), Optional::empty))
                .isInstanceOf(Ed25519KeyPair.NotUsable.class);
    }

    @Test
    void lets_a_possible_key_come_and_go_in_silence() throws Exception {
        Path next = folder.resolve("next.pem");
        KeySource possible = KeySource.possible(SETTING, SecretSource.file(next), Optional::empty);
        try (WireLog log = WireLog.open()) {
            assertThat(possible.current()).isEmpty();
            Files.writeString(next, TestKeys.pem(NEW));
            assertThat(possible.current()).isPresent();
            Files.delete(next);
            assertThat(possible.current()).isEmpty();

            assertThat(log.ownLines()).isEmpty();
        }
    }

    @Test
    void keeps_a_possible_key_whose_file_has_broken() throws Exception {
        KeySource possible = KeySource.possible(SETTING, SecretSource.file(file), Optional::empty);
        try (WireLog log = WireLog.open()) {
            Files.writeString(file, "broken");

            assertThat(possible.current().map(Ed25519KeyPair::publicKey)).contains(OLD.getPublic());
            assertThat(log.ownLines()).hasSize(1);
        }
    }

    private Optional<PublicKey> current() {
        return source.current().map(Ed25519KeyPair::publicKey);
    }
}
