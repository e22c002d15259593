package com.oten.jakarta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.internal.config.ConfigReader;
import com.oten.jakarta.internal.config.Ed25519KeyPair;
import com.oten.jakarta.internal.config.KeySource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeygenCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine command = OtenJakarta.commandLine(Map.of());
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(args);
    }

    private JsonObject jwk() {
        try (var reader = Json.createReader(new StringReader(out.toString()))) {
            return reader.readObject();
        }
    }

    @Test
    void writes_the_private_key_for_its_owner_alone_and_prints_the_public_one() throws IOException {
        Path file = directory.resolve("key.pem");

        assertThat(run("doctor", "keygen", "--out", file.toString())).isZero();

        assertThat(Files.readString(file)).startsWith("-----BEGIN PRIVATE KEY-----\n");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(jwk()).containsOnlyKeys("kty", "crv", "x", "kid", "use", "alg"); // R09
        assertThat(out.toString())
                .doesNotContain(
                        "PRIVATE",
                        Files.readString(file).lines().skip(1).findFirst().orElseThrow());
    }

    @Test
    void makes_a_key_that_an_application_signs_with() {
        Path file = directory.resolve("key.pem");
        run("doctor", "keygen", "--out", file.toString());
        Map<String, String> settings = Map.of(
                "oten.client-id", "shop",
                "oten.client-secret", "kX7-the-client-secret-of-the-tests-Qm29vLp4z",
                "oten.request-object.alg", "EdDSA",
                "oten.request-object.key-file", file.toString());

        Ed25519KeyPair pair = ConfigReader.read(key -> Optional.ofNullable(settings.get(key)))
                .requestObject()
                .key()
                .flatMap(KeySource::current)
                .orElseThrow();

        assertThat(pair.x()).isEqualTo(jwk().getString("x"));
    }

    @Test
    void never_writes_over_a_file() throws IOException {
        Path file = Files.writeString(directory.resolve("key.pem"), "the key in use");

        assertThat(run("doctor", "keygen", "--out", file.toString())).isEqualTo(2);
        assertThat(Files.readString(file)).isEqualTo("the key in use");
        assertThat(err.toString()).contains("exists");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void answers_2_where_it_cannot_write() {
        assertThat(run(
                        "doctor",
                        "keygen",
                        "--out",
                        directory.resolve("no/such/place.pem").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot be written");
    }

    @Test
    void prints_the_private_key_only_when_asked_to() {
        assertThat(run("doctor", "keygen", "--print-private-key")).isZero();

        assertThat(out.toString()).startsWith("-----BEGIN PRIVATE KEY-----").contains("\"kty\":\"OKP\"");
    }

    @Test
    void wants_to_know_where_the_key_goes() {
        assertThat(run("doctor", "keygen")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helps() {
        assertThat(run("doctor", "keygen", "--help")).isZero();
        assertThat(out.toString()).contains("--out", "--print-private-key");
    }
}
