package com.oten.sample;

import com.oten.emulator.EmulatedClient;
import com.oten.emulator.EmulatedUser;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** {@code mvn -Pdemo}: a local Oten in this JVM and the sample on Payara Micro beside it, until Ctrl-C. */
public final class Demo {
    private static final int USUAL_PORT = 8080;
    private static final int USUAL_OTEN_PORT = 9000;

    private Demo() {}

    /**
     * Runs it.
     *
     * @param args the WAR, Payara Micro's jar, and a folder to work in
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int port = LoopbackPort.freeOr(USUAL_PORT);
        String secret = secret();
        try (OtenEmulator oten = oten(port, secret)) {
            PayaraMicro server = PayaraMicro.start(
                    Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), port, configuration(oten, secret));
            server.awaitAnswer(URI.create("http://127.0.0.1:" + port + "/api/public"));
            announce(oten, port, server.log());
            server.awaitEnd();
        }
    }

    /** Another host name than the application's, so that the two are two sites, as in real life. */
    private static OtenEmulator oten(int port, String secret) {
        String application = "http://localhost:" + port;
        return OtenEmulator.builder()
                .host("127.0.0.1")
                .port(LoopbackPort.freeOr(USUAL_OTEN_PORT))
                .client(EmulatedClient.confidential("demo", secret, application + "/oten/callback")
                        .withPostLogoutRedirectUris(application + "/")
                        .withServiceScopes("orders:read", "orders:write"))
                .user(EmulatedUser.of("alice").withName("Alice Archer").withGroups("admins", "users"))
                .user(EmulatedUser.of("bob").withName("Bob Baker").withGroups("users"))
                .start();
    }

    /** What a developer would set; as environment variables, because everybody may see a command line. */
    private static Map<String, String> configuration(OtenEmulator oten, String secret) {
        return Map.of(
                "OTEN_CLIENT_ID",
                "demo",
                "OTEN_CLIENT_SECRET",
                secret,
                "OTEN_ISSUER",
                oten.issuer().toString(),
                "OTEN_SCOPES",
                "openid profile email offline_access",
                "OTEN_OUTGOING_ORIGINS",
                oten.issuer().toString(),
                "OTEN_SAMPLE_DOWNSTREAM_URL",
                oten.uri(Endpoint.USERINFO).toString());
    }

    private static String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void announce(OtenEmulator oten, int port, Path log) {
        System.out.printf("""

                The demo is running.

                  Application  http://localhost:%d/
                  Log in as    alice (groups admins, users) or bob (group users)
                  Oten         %s (an emulator; %s/emulator/ makes it fail)
                  Server log   %s
                  To end it    Ctrl-C

                """, port, oten.issuer(), oten.issuer(), log);
    }
}
