package com.oten.jakarta.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenProviderException;
import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointRuleTest {
    private static final String ISSUER = "https://account.oten.com";

    private final EndpointRule rule = new EndpointRule(ISSUER, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://account.oten.com/v1/oauth/token",
                "https://account.oten.com",
                "https://ACCOUNT.OTEN.COM/v1/oauth/token",
                "https://account.oten.com:443/v1/oauth/token",
                "https://account.oten.com/authorize?tenant=a",
                "https://login.oten.com/token",
                "https://account.oten.com:8443/token",
                "https://xn--bcher-kva.example/token"
            })
    void takes_https_on_public_hosts(String endpoint) {
        assertThat(rule.check("token_endpoint", endpoint)).isEqualTo(URI.create(endpoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/v1/oauth/token",
                "v1/oauth/token",
                "//account.oten.com/token",
                "http://account.oten.com/token",
                "http://localhost/token",
                "ftp://account.oten.com/token",
                "file:///etc/passwd",
                "jar:https://account.oten.com/a.jar!/b",
                "javascript:alert(1)",
                "data:,x",
                "ldap://account.oten.com/x",
                "https:account.oten.com/token",
                "https:///token",
                "https://account.oten.com /token",
                "https://account.oten.com/to ken",
                "https://account.oten.com/\n",
                "https://user@account.oten.com/token",
                "https://account.oten.com@evil.example/token",
                "https://account.oten.com/token#fragment"
            })
    void refuses_what_is_no_plain_https_URL(String endpoint) {
        assertRefused(rule, endpoint); // D02
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data",
                "https://127.0.0.1/token",
                "https://127.1/token",
                "https://2130706433/token",
                "https://0x7f000001/token",
                "https://0177.0.0.1/token",
                "https://10.0.0.1/token",
                "https://172.16.0.1/token",
                "https://192.168.1.1/token",
                "https://0.0.0.0/token",
                "https://8.8.8.8/token",
                "https://[::1]/token",
                "https://[::ffff:127.0.0.1]/token",
                "https://[fe80::1]/token",
                "https://[fd00::1]/token",
                "https://localhost/token",
                "https://LOCALHOST/token",
                "https://localhost:8443/token",
                "https://app.localhost/token",
                "https://intranet/token",
                "https://printer.local/token",
                "https://metadata.google.internal/token",
                "https://METADATA.GOOGLE.INTERNAL/token",
                "https://nas.lan/token",
                "https://router.home.arpa/token",
                "https://localhost./token",
                "https://intranet./token",
                "https://printer.local./token",
                "https://metadata.google.internal./token"
            })
    void refuses_what_could_be_our_own_network(String endpoint) {
        assertRefused(rule, endpoint); // D03
    }

    @Test
    void takes_named_hosts_only_if_any_are_named() {
        EndpointRule named = new EndpointRule(ISSUER, List.of("login.oten.com"));

        // D03
        assertThat(named.check("token_endpoint", "https://login.oten.com/token"))
                .isNotNull();
        assertThat(named.check("token_endpoint", "https://account.oten.com/token"))
                .isNotNull();
        assertRefused(named, "https://evil.example/token");
        assertRefused(named, "https://login.oten.com.evil.example/token");
        assertRefused(named, "https://xlogin.oten.com/token");
    }

    @Test
    void does_not_mind_the_case_of_named_hosts() {
        EndpointRule named = new EndpointRule(ISSUER, List.of("Login.Oten.com"));

        assertThat(named.check("token_endpoint", "https://login.oten.com/token"))
                .isNotNull();
        assertThat(named.check("token_endpoint", "https://LOGIN.OTEN.COM/token"))
                .isNotNull();
    }

    @Test
    void knows_that_443_is_the_port_of_https() {
        EndpointRule named = new EndpointRule(ISSUER, List.of("login.oten.com"));

        assertThat(named.check("token_endpoint", "https://account.oten.com:443/token"))
                .isNotNull();
    }

    @Test
    void takes_an_issuer_inside_the_own_network_at_its_word() {
        EndpointRule inside = new EndpointRule("https://oten.intranet", List.of());

        assertThat(inside.check("token_endpoint", "https://oten.intranet/token"))
                .isNotNull();
        assertRefused(inside, "https://other.intranet/token");
        assertRefused(inside, "https://oten.intranet:8443/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9000/token",
                "http://localhost:9001/token",
                "http://127.0.0.1:9000/token",
                "http://[::1]:9000/token",
                "https://localhost/token",
                "https://login.oten.com/token"
            })
    void takes_this_machine_while_developing(String endpoint) {
        EndpointRule developing = new EndpointRule("http://localhost:9000", List.of());

        assertThat(developing.check("token_endpoint", endpoint)).isEqualTo(URI.create(endpoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://account.oten.com/token",
                "https://169.254.169.254/token",
                "https://10.0.0.1/token",
                "https://intranet/token",
                "file://localhost/etc/passwd",
                "ftp://localhost/token"
            })
    void takes_nothing_else_while_developing(String endpoint) {
        assertRefused(new EndpointRule("http://localhost:9000", List.of()), endpoint); // D02
    }

    @Property
    void says_in_one_line_what_it_refuses(@ForAll String endpoint) {
        assertThatThrownBy(() -> rule.check("token_endpoint", "\n" + endpoint))
                .isInstanceOf(OtenException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .contains("token_endpoint")
                        .matches("[\\x20-\\x7e]+")); // O02
    }

    private static void assertRefused(EndpointRule rule, String endpoint) {
        assertThatThrownBy(() -> rule.check("token_endpoint", endpoint))
                .as(endpoint)
                .isInstanceOf(OtenProviderException.class)
                .hasMessageContaining("token_endpoint")
                .extracting("code")
                .isEqualTo(OtenErrorCode.DISCOVERY_INVALID);
    }
}
