package com.oten.jakarta.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSourceTest {
    private static final String OLD = "the-old-secret-that-is-long-enough-for-HS256";
    private static final String NEW = "the-new-secret-that-is-long-enough-for-HS256";

    @TempDir
    private Path folder;

    private Path file;
    private SecretSource source;

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(folder.resolve("secret"), OLD + "\n");
        source = SecretSource.of(SecretSource.file(file)).orElseThrow();
    }

    @Test
    void takes_up_a_rotated_file() throws Exception {
        Files.writeString(file, NEW + "\n");

        assertThat(source.current()).isEqualTo(new Secret(NEW)); // T10
    }

    @Test
    void keeps_the_last_good_value_while_the_file_is_missing() throws Exception {
        Files.delete(file);

        assertThat(source.current()).isEqualTo(new Secret(OLD));
    }

    @Test
    void keeps_the_last_good_value_while_the_file_is_empty() throws Exception {
        Files.writeString(file, "");

        assertThat(source.current()).isEqualTo(new Secret(OLD));
    }

    @Test
    void keeps_the_last_good_value_while_the_file_is_not_text() throws Exception {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xff});

        assertThat(source.current()).isEqualTo(new Secret(OLD));
    }

    @Test
    void takes_up_the_file_once_it_is_back() throws Exception {
        Files.delete(file);
        assertThat(source.current()).isEqualTo(new Secret(OLD));

        Files.writeString(file, NEW);

        assertThat(source.current()).isEqualTo(new Secret(NEW));
    }

    @Test
    void falls_back_to_the_newest_good_value() throws Exception {
        Files.writeString(file, NEW);
        assertThat(source.current()).isEqualTo(new Secret(NEW));

        Files.delete(file);

        assertThat(source.current()).isEqualTo(new Secret(NEW));
    }

    @Test
    void takes_up_a_rotated_setting() {
        TestSettings settings = TestSettings.valid().with("oten.client-secret", OLD);
        SecretSource configured = settings.read().client().secret().orElseThrow();

        settings.with("oten.client-secret", NEW);

        assertThat(configured.current()).isEqualTo(new Secret(NEW)); // T10
    }

    @Test
    void keeps_the_last_good_value_while_the_setting_is_gone() {
        AtomicReference<Optional<String>> place = new AtomicReference<>(Optional.of(OLD));
        SecretSource looked = SecretSource.of(place::get).orElseThrow();

        place.set(Optional.empty());

        assertThat(looked.current()).isEqualTo(new Secret(OLD));
    }

    @Test
    void does_not_exist_without_a_first_value() {
        assertThat(SecretSource.of(Optional::empty)).isEmpty();
        assertThat(SecretSource.of(() -> Optional.of("x")).orElseThrow().isExpanded())
                .isFalse();
        assertThat(SecretSource.of(() -> Optional.of(""))).isEmpty();
        assertThat(SecretSource.of(SecretSource.file(folder))).isEmpty();
    }

    @Test
    void prints_nothing_of_the_secret() {
        assertThat(source).hasToString("SecretSource[***]"); // O04
    }
}
