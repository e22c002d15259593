package com.oten.jakarta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.EmulatedClient;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The doctor on the command line, in this process. */
class DoctorCommandTest {
    private static final String SECRET = "canary-secret-that-is-long-enough-for-HS256";

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(OtenEmulator.builder()
            .client(EmulatedClient.confidential("shop", SECRET, "https://shop.example.com/shop/oten/callback")));

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void configure_an_application_that_is_well() {
        environment.put("OTEN_ISSUER", oten().issuer().toString());
        environment.put("OTEN_CLIENT_ID", "shop");
        environment.put("OTEN_CLIENT_SECRET", SECRET);
        environment.put("OTEN_BASE_URL", "https://shop.example.com");
    }

    @AfterEach
    void nothing_that_was_printed_holds_a_secret() {
        assertThat(out + "\n" + err).doesNotContain("canary"); // O03
    }

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private int run(String... args) {
        return OtenJakarta.commandLine(environment)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    private JsonObject json() {
        try (var reader = Json.createReader(new StringReader(out.toString()))) {
            return reader.readObject();
        }
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), Arrays.asList(lines));
    }

    private Path war(String name, String... lines) throws IOException {
        Path war = directory.resolve(name);
        try (OutputStream file = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("WEB-INF/classes/META-INF/microprofile-config.properties"));
            zip.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        return war;
    }

    @Test
    void prints_the_three_lists_of_the_guide_with_ticks() {
        int status = run("doctor");

        assertThat(status).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .startsWith("Oten doctor: client shop at " + oten().issuer())
                .containsSubsequence(
                        "Authorization Endpoint Issues",
                        "  Using JAR (not traditional OAuth parameters)",
                        "the request goes as a signed object",
                        "Token Endpoint Issues",
                        "by design: ",
                        "Network Issues",
                        "  HTTPS endpoints accessible",
                        "This Application",
                        "    - only the doctor inside the server sees its settings",
                        " 0 failed, 3 skipped")
                .containsPattern("    (\u2714|\\[ok\\]  ) client secret has 43 bytes");
    }

    @Test
    void prints_json_for_programs() {
        int status = run("doctor", "--json");

        JsonObject report = json();
        assertThat(status).isZero();
        assertThat(report.getString("client_id")).isEqualTo("shop");
        assertThat(report.getJsonObject("summary").getInt("failed")).isZero();
        assertThat(report.getJsonArray("findings").getJsonObject(0))
                .containsEntry("section", Json.createValue("authorization_endpoint"))
                .containsEntry("verdict", Json.createValue("ok"))
                .containsKeys("item", "text");
    }

    @Test
    void answers_1_if_something_failed() {
        oten().metadata(document -> document.put("code_challenge_methods_supported", java.util.List.of("plain")));

        assertThat(run("doctor")).isEqualTo(1);
        assertThat(out.toString()).contains("code_challenge_methods_supported is plain; expected is S256", "1 failed");
    }

    @Test
    void answers_1_if_Oten_is_down_and_looks_at_the_rest_all_the_same() {
        oten().stop();

        assertThat(run("doctor")).isEqualTo(1);
        assertThat(out.toString())
                .contains("no connection to " + oten().issuer())
                .contains("three parts, typ JWT, the five JWT claims and all OAuth parameters are in it");
    }

    @Test
    void leaves_the_network_alone_when_told_to() {
        assertThat(run("doctor", "--local", "--json")).isZero();
        assertThat(oten().received()).isEmpty();
        assertThat(json().getJsonObject("summary").getInt("skipped")).isGreaterThan(5);
    }

    @Test
    void tries_the_client_credentials_only_when_told_to() {
        run("doctor");
        long before = oten().count(Endpoint.TOKEN);

        int status = run("doctor", "--client-credentials");

        assertThat(before).isZero();
        assertThat(status).isZero();
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
        assertThat(out.toString()).contains("Oten issued a service token");
    }

    @Test
    void finds_a_wrong_secret_by_trying_it() {
        environment.put("OTEN_CLIENT_SECRET", "canary-secret-that-is-wrong-and-long-enough");

        assertThat(run("doctor", "--client-credentials")).isEqualTo(1);
        assertThat(out.toString()).contains("invalid_client: Client authentication failed", "oten.client-secret");
    }

    @Test
    void reads_a_war_and_takes_the_context_path_from_its_name() throws IOException {
        environment.clear();
        environment.put("SECRET_OF_THE_SHOP", SECRET);
        Path war = war(
                "shop.war",
                "oten.client-id=shop",
                "oten.client-secret=${SECRET_OF_THE_SHOP}",
                "oten.issuer=" + oten().issuer(),
                "oten.base-url=https://${shop.host:shop.example.com}");

        assertThat(run("doctor", "--war", war.toString())).isZero();
        assertThat(out.toString()).contains("redirect URI is https://shop.example.com/shop/oten/callback");
    }

    @Test
    void lets_the_environment_win_over_a_file_and_a_file_over_the_war() throws IOException {
        environment.clear();
        environment.put("OTEN_CLIENT_SECRET", SECRET);
        Path file = file("oten.properties", "oten.client-id=from-the-file", "oten.client-secret=canary-in-the-file");
        Path war = war(
                "ROOT.war",
                "oten.client-id=from-the-war",
                "oten.base-url=https://war.example.com",
                "%dev.oten.base-url=https://dev.example.com");

        int status = run("doctor", "--local", "--config", file.toString(), "--war", war.toString());

        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("client from-the-file at https://account.oten.com", "https://war.example.com/oten/callback")
                .contains("client secret has 43 bytes");
    }

    @Test
    void takes_the_context_path_that_it_is_told() {
        run("doctor", "--local", "--context-path", "/elsewhere");

        assertThat(out.toString()).contains("https://shop.example.com/elsewhere/oten/callback");
    }

    @Test
    void warns_of_keys_that_do_not_exist() throws IOException {
        Path file = file("oten.properties", "oten.client-ids=x");

        run("doctor", "--local", "--config", file.toString());

        assertThat(err.toString()).contains("unknown key oten.client-ids; did you mean oten.client-id?");
    }

    @Test
    void answers_2_with_all_faults_of_a_broken_configuration() {
        environment.put("OTEN_CLIENT_SECRET", "canary");
        environment.put("OTEN_SCOPES", "profile");
        environment.remove("OTEN_CLIENT_ID");

        assertThat(run("doctor")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .startsWith("The configuration of Oten has 3 faults: ")
                .contains(
                        "oten.client-id is not set",
                        "oten.client-secret has fewer than 32",
                        "oten.scopes lacks openid");
    }

    @Test
    void says_that_the_secret_is_the_result_of_an_expression() {
        assertThat(run("doctor", "--local")).isZero();
        assertThat(out.toString()).doesNotContain("expression");

        environment.put("SHOP_SECRET", SECRET);
        environment.put("OTEN_CLIENT_SECRET", "${shop.secret}");

        assertThat(run("doctor", "--local")).isZero();
        assertThat(out.toString())
                .contains("it is what an expression ${...} of the configuration expands to")
                .doesNotContain(SECRET);
    }

    @Test
    void answers_2_for_an_expression_that_leads_nowhere() {
        environment.put("OTEN_CLIENT_SECRET", "canary-${canary.in.it}");

        assertThat(run("doctor")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("oten.client-secret holds an expression ${...} that cannot be expanded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--config", "--war"})
    void answers_2_for_a_file_that_cannot_be_read(String option) throws IOException {
        assertThat(run("doctor", option, directory.resolve("none").toString())).isEqualTo(2);
        assertThat(run("doctor", option, file("broken", "a=canary\\u12").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot be read as a ");
    }

    @Test
    void a_war_without_settings_leaves_everything_to_the_environment() throws IOException {
        Path war = directory.resolve("empty.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("index.html"));
        }

        assertThat(run("doctor", "--local", "--war", war.toString())).isZero();
    }

    @Test
    void answers_2_for_a_wrong_call() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("doctor", "--nonsense")).isEqualTo(2);
        assertThat(run("nurse")).isEqualTo(2);
        assertThat(run("doctor", "--context-path", "shop")).isEqualTo(2);
        assertThat(err.toString()).contains("which command?", "--nonsense", "--context-path must begin with a slash");
    }

    @Test
    void helps() {
        assertThat(run("--help")).isZero();
        assertThat(run("doctor", "--help")).isZero();
        assertThat(out.toString())
                .contains("doctor", "--json", "--war", "--config", "--client-credentials", "--local", "--context-path")
                .contains("something failed");
    }

    @Test
    void prints_plain_signs_where_the_console_knows_no_others() {
        assertThat(Ticks.of(StandardCharsets.US_ASCII)).isEqualTo(Ticks.PLAIN);
        assertThat(Ticks.of(StandardCharsets.UTF_8)).isEqualTo(Ticks.FINE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_misspelt_client_id_is_a_failed_item_that_names_the_key(boolean isWar) throws IOException {
        environment.clear();
        Path file = isWar
                ? war("typo.war", "oten.clientid=shop", "oten.client-secret=" + SECRET)
                : file("typo.properties", "oten.clientid=shop", "oten.client-secret=" + SECRET);

        int status = run("doctor", isWar ? "--war" : "--config", file.toString());

        assertThat(status).isEqualTo(1);
        assertThat(out.toString())
                .contains("oten.clientid is, which is not a key; did you mean oten.client-id?", "1 failed");
    }

    @Test
    void a_misspelt_variable_is_a_failed_item_too() {
        environment.remove("OTEN_CLIENT_ID");
        environment.put("OTEN_CLIENTID", "shop");

        assertThat(run("doctor", "--json")).isEqualTo(1);
        assertThat(json().getJsonArray("findings").getJsonObject(0).getString("text"))
                .contains("OTEN_CLIENTID is, which is not a key; did you mean oten.client-id?");
    }

    @Test
    void off_on_purpose_is_said_as_such() {
        environment.put("OTEN_ENABLED", "false");

        assertThat(run("doctor")).isZero();
        assertThat(out.toString())
                .startsWith("Oten doctor: nobody can log in")
                .contains("the library is off on purpose (oten.enabled=false)", "0 failed, 1 skipped");
    }

    @Test
    void off_and_open_is_worth_a_warning() {
        environment.put("OTEN_ENABLED", "false");
        environment.put("OTEN_ALLOW_UNPROTECTED_WHILE_DISABLED", "true");

        assertThat(run("doctor")).isZero();
        assertThat(out.toString()).contains("open to everybody", "1 warning");
    }
}
