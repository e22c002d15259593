package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.EmulatedClient;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPublicKey;
import java.util.Base64;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample below a nested context path, with EdDSA request objects, behind a proxy that ends TLS. */
@ExtendWith(ArquillianExtension.class)
public class PlacesIT {
    private static final SampleApp NESTED = new SampleApp("nested", "/a/b");
    private static final URI OUTSIDE = URI.create("https://shop.example.com/shop/a/b/");
    private static final KeyPair KEYS = keys();

    /**
     * The sample as a proxy with TLS at {@code shop.example.com/shop} sees it.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        String pem = "-----BEGIN PRIVATE KEY-----\\\\n"
                + Base64.getEncoder().encodeToString(KEYS.getPrivate().getEncoded()) + "\\\\n-----END PRIVATE KEY-----";
        return NESTED.war(NESTED.settings(
                "oten.base-url", "https://shop.example.com/shop",
                "oten.request-object.alg", "EdDSA",
                "oten.request-object.key", pem,
                "oten.request-object.key-id", "key-1"));
    }

    @Test
    void a_login_works_below_a_nested_context_path_behind_a_proxy_with_eddsa() {
        registerClient();
        Proxied browser = new Proxied(NESTED.contextPath());

        Page end = browser.visit("/profile?x=%2F+&y=%E2%82%AC");

        assertThat(end.status()).isEqualTo(200);
        assertThat(end.body()).contains("Alice");
        assertThat(browser.last()).isEqualTo("https://shop.example.com/shop/a/b/profile?x=%2F+&y=%E2%82%AC");
        assertThat(Oten.emulator().lastRequestObject().orElseThrow().header())
                .containsEntry("alg", "EdDSA")
                .containsEntry("kid", "key-1");
    }

    @Test
    void a_logout_comes_back_to_the_outside_address() {
        registerClient();
        Proxied browser = new Proxied(NESTED.contextPath());
        browser.visit("/profile");

        Page end = browser.follow(browser.post("/oten/logout"));

        assertThat(end.status()).isEqualTo(200);
        assertThat(browser.last()).isEqualTo(OUTSIDE.toString());
        assertThat(browser.setCookies())
                .filteredOn(line -> line.contains("oten-logout"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("__Host-oten-logout-")
                        .contains("; Path=/;", "; HttpOnly", "; SameSite=Lax", "; Secure"))
                .last(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("Max-Age=0");
    }

    @Test
    void headers_of_a_stranger_choose_nothing() {
        registerClient();
        Proxied browser = new Proxied(NESTED.contextPath());

        Page page = browser.open("/profile", "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "http");
        browser.step(page);

        assertThat(Oten.emulator().lastRequestObject().orElseThrow().claims())
                .containsEntry("redirect_uri", OUTSIDE.resolve("oten/callback").toString());
    }

    @Test
    void cookies_are_for_https_and_for_this_host_alone() {
        registerClient();
        Proxied browser = new Proxied(NESTED.contextPath());

        browser.visit("/profile");

        assertThat(browser.setCookies())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .containsIgnoringCase("; secure")
                        .containsIgnoringCase("; httponly")
                        .doesNotContainIgnoringCase("domain="));
        assertThat(browser.setCookies())
                .filteredOn(line -> line.contains("oten-tx-"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("__Host-").contains("; Path=/;", "; SameSite=Lax"));
        assertThat(browser.setCookies())
                .filteredOn(line -> line.startsWith("JSESSIONID="))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsIgnoringCase("path=/shop/a/b"));
    }

    private static void registerClient() {
        Oten.readyFor(OUTSIDE);
        EmulatedClient client = Oten.client(OUTSIDE).withRequestKeys("{\"keys\":[" + jwk() + "]}");
        Oten.emulator().register(client);
        Oten.emulator().approveAll(Oten.ALICE);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 8037 section 2: the little-endian y coordinate, with the parity of x in the highest bit. */
    private static String jwk() {
        var point = ((EdECPublicKey) KEYS.getPublic()).getPoint();
        byte[] bigEndian = point.getY().toByteArray();
        byte[] x = new byte[32];
        for (int i = 0; i < Math.min(32, bigEndian.length); i++) {
            x[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (point.isXOdd()) {
            x[31] |= (byte) 0x80;
        }
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"key-1\",\"use\":\"sig\",\"alg\":\"EdDSA\",\"x\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(x) + "\"}";
    }
}
