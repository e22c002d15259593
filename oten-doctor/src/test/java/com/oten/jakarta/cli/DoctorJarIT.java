package com.oten.jakarta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.EmulatedClient;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged jar has everything in it that a server would bring. */
class DoctorJarIT {
    private static final String SECRET = "canary-secret-that-is-long-enough-for-HS256";

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(OtenEmulator.builder()
            .client(EmulatedClient.confidential("shop", SECRET, "https://shop.example.com/oten/callback")));

    private record Run(int status, String printed) {}

    private Run run(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        String[] command = new String[args.length + 3];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command[1] = "-jar";
        command[2] = System.getProperty("doctor.jar");
        System.arraycopy(args, 0, command, 3, args.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("OTEN_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), printed);
    }

    @Test
    void runs_by_itself() throws Exception {
        Run run = run(
                Map.of(
                        "OTEN_ISSUER",
                        extension.emulator().issuer().toString(),
                        "OTEN_CLIENT_ID",
                        "shop",
                        "OTEN_CLIENT_SECRET",
                        SECRET,
                        "OTEN_BASE_URL",
                        "https://shop.example.com"),
                "doctor",
                "--client-credentials",
                "--json");

        assertThat(run.status()).as(run.printed()).isZero();
        // nothing but the report: no library complains about what it misses
        assertThat(run.printed())
                .startsWith("{\"client_id\":\"shop\"")
                .contains("Oten issued a service token")
                .doesNotContain("canary");
    }

    @Test
    void says_what_it_misses_without_a_configuration() throws Exception {
        Run run = run(Map.of(), "doctor");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.printed()).contains("oten.client-id is not set", "oten.client-secret is not set");
    }
}
