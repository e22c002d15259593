package com.oten.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StandaloneEmulatorTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** The latch is open: it starts, says what it is, and ends. */
    private int run(String... args) {
        CommandLine command = StandaloneEmulator.commandLine(new CountDownLatch(0))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        return command.execute(args);
    }

    @Test
    void says_who_it_is_and_whom_it_knows() {
        int status = run("--port", "0");

        assertThat(status).isZero();
        assertThat(out.toString())
                .containsPattern("issuer +http://localhost:[0-9]+\\R")
                .contains("client    demo", "http://localhost:8080/oten/callback")
                .contains("user      alice [admins, users]", "user      bob [users]");
    }

    @Test
    void registers_clients_and_users_and_keeps_their_secrets() {
        int status = run(
                "--port=0",
                "--client=shop:very-secret:http://localhost:1/cb,http://localhost:2/cb",
                "--client=phone::http://localhost:3/cb",
                "--logout-uri=shop:http://localhost:1/",
                "--backchannel-logout=shop:http://localhost:1/bye",
                "--request-keys=shop:http://localhost:1/jwks",
                "--service-scopes=shop:orders:read,orders:write",
                "--user=eve:a,b",
                "--user=carol",
                "--approve-all=eve",
                "--alg=ES256",
                "--host=127.0.0.1",
                "--access-token-lifetime=900");

        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("http://127.0.0.1:", "client    shop", "http://localhost:1/cb", "http://localhost:2/cb")
                .contains("logout tokens to http://localhost:1/bye")
                .containsPattern("client {4}shop\\R( .*\\R)*? +service tokens for orders:read orders:write\\R")
                .contains("client    phone (public)", "user      eve [a, b]", "user      carol []")
                .doesNotContain("very-secret", "alice", "demo");
    }

    @Test
    void explains_a_wrong_option() {
        assertThat(run("--port=0", "--client=shop")).isEqualTo(2);
        assertThat(run("--port=0", "--alg=none")).isEqualTo(2);
        assertThat(err.toString()).contains("ID:SECRET:REDIRECT_URI", "--alg must be");
        assertThat(run("--port=0", "--backchannel-logout=demo:no uri")).isEqualTo(2);
        assertThat(err.toString()).contains("no uri is not a URI");
        assertThat(run("--port=0", "--service-scopes=demo:")).isEqualTo(2);
        assertThat(run("--port=0", "--service-scopes=demo:a b")).isEqualTo(2);
        assertThat(err.toString()).contains("--service-scopes must be ID:SCOPE[,SCOPE]");
    }

    @Test
    void explains_in_one_line_why_it_cannot_start() {
        assertThat(run("--port=0", "--approve-all=mallory")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("there is no user mallory");
    }

    @Test
    void helps() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--port", "--client", "--user", "--logout-uri", "--service-scopes");
    }
}
