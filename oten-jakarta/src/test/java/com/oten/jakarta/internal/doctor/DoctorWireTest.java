package com.oten.jakarta.internal.doctor;

import static com.oten.jakarta.OtenFinding.Verdict.FAILED;
import static com.oten.jakarta.OtenFinding.Verdict.OK;
import static com.oten.jakarta.OtenFinding.Verdict.SKIPPED;
import static com.oten.jakarta.OtenFinding.Verdict.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.ReceivedRequest;
import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.OtenFinding.Section;
import com.oten.jakarta.OtenFinding.Verdict;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole checklist, against an Oten that is well, that is not, and that is not there. */
class DoctorWireTest {
    private final TestClock clock = new TestClock(Instant.now()); // the emulator's Date header is this machine's

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return WireParty.of(oten(), clock);
    }

    private WireParty tryingCredentials() {
        return party().with("oten.doctor.client-credentials", "true");
    }

    private List<OtenFinding> findings(WireParty party) {
        List<OtenFinding> findings = party.anotherNode().library().doctor().examine();

        // whatever happens: every item, in order, on one line each
        assertThat(findings.stream().map(OtenFinding::item).distinct())
                .containsExactlyElementsOf(Arrays.stream(ChecklistItem.values())
                        .map(ChecklistItem::title)
                        .toList());
        assertThat(findings).extracting(OtenFinding::text).allMatch(text -> text.matches("[ -~]+"));
        return findings;
    }

    private static List<OtenFinding> of(ChecklistItem item, List<OtenFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.item().equals(item.title()))
                .toList();
    }

    private static OtenFinding only(Verdict verdict, List<OtenFinding> findings) {
        List<OtenFinding> found =
                findings.stream().filter(one -> one.verdict() == verdict).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static void isSkipped(ChecklistItem item, String why, List<OtenFinding> findings) {
        assertThat(of(item, findings))
                .anyMatch(one -> one.verdict() == SKIPPED && one.text().contains(why));
    }

    @Test
    void finds_nothing_failing_when_Oten_is_well() {
        List<OtenFinding> findings = findings(tryingCredentials());

        assertThat(findings)
                .filteredOn(finding -> finding.section() != Section.APPLICATION) // there is no servlet container here
                .extracting(OtenFinding::verdict)
                .doesNotContain(FAILED, SKIPPED);
        assertThat(of(ChecklistItem.HTTPS, findings))
                .extracting(OtenFinding::text)
                .anyMatch(text -> text.endsWith("/.well-known/openid-configuration is there"))
                .anyMatch(text -> text.startsWith("discovery: issuer is " + oten().issuer()))
                .anyMatch(text -> text.startsWith("discovery has the endpoints that a login needs"))
                .anyMatch(text -> text.startsWith("discovery: id_token_signing_alg_values_supported is EdDSA"))
                .anyMatch(text -> text.endsWith(" has 1 key"));
        assertThat(of(ChecklistItem.DNS, findings).get(0).text()).startsWith("localhost is ");
        assertThat(of(ChecklistItem.CREDENTIALS, findings))
                .extracting(OtenFinding::text)
                .anyMatch(text -> text.startsWith("Oten issued a service token for list:data read:data write:data"));
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void asks_for_no_token_unless_it_is_allowed() {
        List<OtenFinding> findings = findings(party());

        isSkipped(ChecklistItem.CREDENTIALS, "allow it with oten.doctor.client-credentials=true", findings);
        isSkipped(ChecklistItem.ADDRESS, "allow it with oten.doctor.client-credentials=true", findings);
        assertThat(oten().count(Endpoint.TOKEN)).isZero();
    }

    @Test
    void asks_for_the_scopes_that_are_configured() {
        findings(tryingCredentials().with("oten.doctor.scopes", "read:data"));

        ReceivedRequest request = oten().received(Endpoint.TOKEN).get(0);
        assertThat(request.form("scope")).contains("read:data");
    }

    @Test
    void reports_the_address_that_Oten_saw_and_refused() {
        oten().register(WireParty.client().withAllowedAddresses("203.0.113.7"));

        List<OtenFinding> findings = findings(tryingCredentials());

        assertThat(only(FAILED, findings))
                .returns(ChecklistItem.ADDRESS.title(), OtenFinding::item)
                .extracting(OtenFinding::text)
                .asString()
                .contains("Invalid client IP: 127.0.0.1 is not in whitelist", "IP whitelist of oten.client-id");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        Fault.CLIENT_AUTHENTICATION_FAILED, ChecklistItem.CREDENTIALS, FAILED, "oten.client-secret"),
                Arguments.of(Fault.PUBLIC_CLIENT_CREDENTIALS, ChecklistItem.GRANT, FAILED, "unauthorized_client"),
                Arguments.of(Fault.INVALID_SCOPE_TOKEN, ChecklistItem.GRANT, WARNING, "oten.doctor.scopes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void puts_a_refusal_of_the_credentials_where_it_belongs(
            Fault fault, ChecklistItem item, Verdict verdict, String text) {
        oten().next(fault);

        List<OtenFinding> findings = findings(tryingCredentials());

        assertThat(of(item, findings))
                .anyMatch(one -> one.verdict() == verdict && one.text().contains(text));
    }

    @Test
    void does_not_blame_the_credentials_for_an_outage() {
        oten().next(Fault.SERVER_ERROR_TOKEN, 5);

        List<OtenFinding> findings = findings(tryingCredentials());

        isSkipped(ChecklistItem.CREDENTIALS, "server_error", findings);
        assertThat(findings).extracting(OtenFinding::verdict).doesNotContain(FAILED);
    }

    @Test
    void never_asks_for_a_token_as_a_public_client() {
        List<OtenFinding> findings = findings(party().changed(all -> {
            all.put("oten.client-type", "public");
            all.remove("oten.client-secret");
            all.put("oten.doctor.client-credentials", "true");
        }));

        isSkipped(ChecklistItem.ADDRESS, "a public client has no client credentials grant", findings);
        assertThat(oten().count(Endpoint.TOKEN)).isZero();
    }

    @Test
    void tells_of_algorithms_that_Oten_has_never_signed_with() {
        oten().metadata(document ->
                document.put("id_token_signing_alg_values_supported", List.of("Ed25519", "RS256", "HS256")));

        assertThat(of(ChecklistItem.HTTPS, findings(party())))
                .filteredOn(one -> one.verdict() == WARNING)
                .extracting(OtenFinding::text)
                .contains("discovery: id_token_signing_alg_values_supported is Ed25519 RS256 HS256;"
                        + " accepted are EdDSA RS256 (oten.id-token.algs); Oten has only ever signed with EdDSA:"
                        + " set oten.id-token.algs to what the client is registered for");
    }

    @Test
    void is_content_with_algorithms_that_Oten_signs_with() {
        oten().metadata(document -> document.put("id_token_signing_alg_values_supported", List.of("EdDSA", "RS256")));

        assertThat(of(ChecklistItem.HTTPS, findings(party().with("oten.id-token.algs", "EdDSA"))))
                .filteredOn(one -> one.text().contains("oten.id-token.algs"))
                .extracting(OtenFinding::verdict)
                .containsExactly(OK);
    }

    @Test
    void takes_an_empty_list_of_algorithms_for_none_at_all_as_logins_do() {
        oten().metadata(document -> document.put("id_token_signing_alg_values_supported", List.of()));

        WireParty party = party().with("oten.id-token.algs", "EdDSA");

        party.login();

        assertThat(of(ChecklistItem.HTTPS, findings(party)))
                .filteredOn(one -> one.verdict() == WARNING)
                .extracting(OtenFinding::text)
                .contains("discovery does not list id_token_signing_alg_values_supported;"
                        + " accepted are EdDSA (oten.id-token.algs)");
    }

    private OtenFinding userInfo(WireParty party, String what) {
        return of(ChecklistItem.HTTPS, findings(party)).stream()
                .filter(one -> one.text().startsWith("discovery: userinfo_" + what))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void says_how_UserInfo_may_be_signed() {
        oten().metadata(document ->
                document.put("userinfo_signing_alg_values_supported", List.of("RS256", "Ed25519", "none")));

        OtenFinding finding = userInfo(party(), "signing");

        assertThat(finding.verdict()).isEqualTo(OK);
        assertThat(finding.text())
                .isEqualTo("discovery: userinfo_signing_alg_values_supported is RS256 Ed25519 none; UserInfo is"
                        + " accepted as JSON, or signed with EdDSA: register the client at Oten so"
                        + " (userinfo_signed_response_alg)");
    }

    @Test
    void warns_of_UserInfo_that_is_refused_however_it_is_signed() {
        oten().metadata(document -> document.put("userinfo_signing_alg_values_supported", List.of("RS256", "HS256")));
        String refused =
                "no signed UserInfo is accepted: register the client at Oten without userinfo_signed_response_alg";

        assertThat(userInfo(party().with("oten.userinfo", "true"), "signing"))
                .returns(WARNING, OtenFinding::verdict)
                .extracting(OtenFinding::text)
                .asString()
                .endsWith(refused);
        assertThat(userInfo(party(), "signing").verdict()).isEqualTo(OK); // logins do not ask for it
    }

    @Test
    void takes_none_for_plain_UserInfo() {
        oten().metadata(document -> document.put("userinfo_signing_alg_values_supported", List.of("none")));

        assertThat(userInfo(party().with("oten.userinfo", "true"), "signing").verdict())
                .isEqualTo(OK);
    }

    @Test
    void says_that_encrypted_UserInfo_is_refused_where_Oten_offers_it() {
        oten().metadata(document -> document.put("userinfo_encryption_alg_values_supported", List.of("ECDH-ES")));

        assertThat(userInfo(party(), "encryption").text())
                .endsWith("encrypted UserInfo is refused: register the client at Oten without"
                        + " userinfo_encrypted_response_alg");
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("request_parameter_supported", false, ChecklistItem.REQUEST_OBJECT),
                Arguments.of(
                        "request_object_signing_alg_values_supported",
                        List.of("RS256", "EdDSA"),
                        ChecklistItem.SIGNATURE),
                Arguments.of("code_challenge_methods_supported", List.of("plain"), ChecklistItem.CODE_VERIFIER),
                Arguments.of(
                        "token_endpoint_auth_methods_supported",
                        List.of("client_secret_basic"),
                        ChecklistItem.SECRET_POST),
                Arguments.of("grant_types_supported", List.of("implicit", "refresh_token"), ChecklistItem.GRANT),
                Arguments.of("id_token_signing_alg_values_supported", List.of("HS256"), ChecklistItem.HTTPS),
                Arguments.of("issuer", "https://elsewhere.example", ChecklistItem.HTTPS),
                Arguments.of("token_endpoint", 7, ChecklistItem.HTTPS),
                Arguments.of("token_endpoint", "http://192.0.2.1/token", ChecklistItem.HTTPS));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("documents")
    void finds_what_Oten_says_that_it_cannot_do(String member, Object value, ChecklistItem item) {
        oten().metadata(document -> document.put(member, value));

        OtenFinding finding = only(FAILED, findings(party()));

        assertThat(finding.item()).isEqualTo(item.title());
        assertThat(finding.text()).contains(member, "oten.");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void warns_where_Oten_does_not_say_what_it_can_do(String member, Object value, ChecklistItem item) {
        oten().metadata(document -> document.remove(member));

        List<OtenFinding> findings = findings(party());

        assertThat(of(item, findings))
                .anyMatch(one -> (one.verdict() == WARNING || one.verdict() == FAILED)
                        && one.text().contains(member));
    }

    @Test
    void finds_that_an_exempted_client_is_not_exempted() {
        oten().metadata(document -> document.put("require_signed_request_object", true));

        OtenFinding finding = only(FAILED, findings(party().with("oten.request-object.mode", "none")));

        assertThat(finding.text()).contains("require_signed_request_object", "oten.request-object.mode=value");
    }

    @Test
    void finds_keys_missing() {
        oten().jwksBody("{\"keys\":[]}");

        assertThat(only(FAILED, findings(party())).text()).contains("has no keys, status 200");
    }

    @ParameterizedTest
    @EnumSource(
            value = Endpoint.class,
            names = {"DISCOVERY", "JWKS"})
    void survives_responses_that_are_not_documents(Endpoint endpoint) {
        for (CannedResponse response : List.of(
                CannedResponse.of(200, "text/html", "<html>login to the Wi-Fi</html>"),
                CannedResponse.of(503, "text/html", "<html>down</html>"),
                CannedResponse.oversized(200, 400_000),
                CannedResponse.disconnect())) {
            oten().answer(endpoint, response, 5); // the JDK's client repeats a GET that nobody answered

            assertThat(only(FAILED, findings(party())).item()).isEqualTo(ChecklistItem.HTTPS.title());
            oten().reset();
        }
    }

    @Test
    void a_refused_connection_is_no_matter_of_DNS_or_TLS() {
        WireParty party = tryingCredentials();
        oten().stop();

        List<OtenFinding> findings = findings(party);

        assertThat(only(FAILED, findings))
                .returns(ChecklistItem.CONNECTION.title(), OtenFinding::item)
                .extracting(OtenFinding::text)
                .asString()
                .contains("no connection to " + oten().issuer(), "ConnectException", "oten.http.proxy");
        assertThat(of(ChecklistItem.DNS, findings))
                .extracting(OtenFinding::verdict)
                .containsOnly(OK);
        for (ChecklistItem item : List.of(
                ChecklistItem.HTTPS,
                ChecklistItem.REQUEST_OBJECT,
                ChecklistItem.SIGNATURE,
                ChecklistItem.NOT_EXPIRED,
                ChecklistItem.CODE_VERIFIER,
                ChecklistItem.SECRET_POST,
                ChecklistItem.CREDENTIALS,
                ChecklistItem.ADDRESS,
                ChecklistItem.GRANT)) {
            isSkipped(item, "no connection to " + oten().issuer(), findings);
        }
        // what needs no network was checked all the same
        assertThat(of(ChecklistItem.PARAMETERS, findings))
                .extracting(OtenFinding::verdict)
                .containsOnly(OK);
    }

    @Test
    void an_unknown_host_is_a_matter_of_DNS() {
        List<OtenFinding> findings = findings(party().with("oten.issuer", "https://oten.invalid"));

        assertThat(only(FAILED, findings))
                .returns(ChecklistItem.DNS.title(), OtenFinding::item)
                .extracting(OtenFinding::text)
                .asString()
                .startsWith("oten.invalid cannot be resolved: Un");
        isSkipped(ChecklistItem.CONNECTION, "oten.invalid cannot be resolved", findings);
        isSkipped(ChecklistItem.HTTPS, "oten.invalid cannot be resolved", findings);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_a_matter_of_TLS(@TempDir Path directory) throws Exception {
        try (TlsServer server = TlsServer.withItsOwnCertificate(directory)) {
            WireParty party = party().with("oten.issuer", "https://localhost:" + server.port());

            List<OtenFinding> findings = findings(party);
            List<OtenFinding> trusting = findings(
                    party.with("oten.http.trust-store", server.trustStore().toString())
                            .with("oten.http.trust-store-password", TlsServer.PASSWORD));

            assertThat(only(FAILED, findings))
                    .returns(ChecklistItem.HTTPS.title(), OtenFinding::item)
                    .extracting(OtenFinding::text)
                    .asString()
                    .startsWith("no TLS with localhost: SSLHandshakeException")
                    .contains("unable to find valid certification path", "oten.http.trust-store");
            assertThat(of(ChecklistItem.CONNECTION, findings))
                    .extracting(OtenFinding::verdict)
                    .containsOnly(OK);
            assertThat(only(FAILED, trusting).text()).contains("answers status 404");
        }
    }

    @Test
    void a_server_that_never_answers_is_told_apart_from_one_that_is_not_there() {
        try (WireServer silent = WireServer.saying(out -> Thread.currentThread().join())) {
            List<OtenFinding> findings = findings(party().changed(all ->
                    all.putAll(Map.of("oten.issuer", silent.uri("").toString(), "oten.http.timeout", "PT0.5S"))));

            assertThat(only(FAILED, findings))
                    .returns(ChecklistItem.HTTPS.title(), OtenFinding::item)
                    .extracting(OtenFinding::text)
                    .asString()
                    .contains("localhost", "PT0.5S (oten.http.timeout)");
        }
    }

    @Test
    void a_token_endpoint_behind_a_firewall_is_found_though_discovery_answers() {
        int port = WireServer.freePort();
        oten().metadata(document -> document.put("token_endpoint", "http://localhost:" + port + "/token"));

        assertThat(only(FAILED, findings(party())))
                .returns(ChecklistItem.CONNECTION.title(), OtenFinding::item)
                .extracting(OtenFinding::text)
                .asString()
                .startsWith("no connection to http://localhost:" + port);
    }

    @Test
    void an_endpoint_on_another_host_that_answers_is_well() {
        try (WireServer other = WireServer.listening()) {
            oten().metadata(document ->
                    document.put("token_endpoint", other.uri("/token").toString()));

            assertThat(of(ChecklistItem.CONNECTION, findings(party())))
                    .extracting(OtenFinding::verdict)
                    .containsExactly(OK, OK);
            assertThat(other.heard()).singleElement().asString().startsWith("GET /token");
        }
    }

    @Test
    void a_clock_that_is_off_is_compared_with_the_date_of_the_response() {
        clock.set(TestClock.START.plusSeconds(312));
        try (WireServer dated = WireServer.saying(
                WireServer.response("HTTP/1.1 404 Not Found\r\nDate: Sun, 01 Mar 2026 12:00:00 GMT", "not here"))) {
            List<OtenFinding> findings =
                    findings(party().with("oten.issuer", dated.uri("").toString()));

            assertThat(of(ChecklistItem.NOT_EXPIRED, findings))
                    .anyMatch(one -> one.verdict() == FAILED
                            && one.text().startsWith("this machine's clock is 312 s ahead of Oten's"));
        }
    }

    @Test
    void a_clock_that_is_a_little_off_is_a_warning() {
        clock.set(TestClock.START.minus(Duration.ofSeconds(40)));
        try (WireServer dated = WireServer.saying(
                WireServer.response("HTTP/1.1 404 Not Found\r\nDate: Sun, 01 Mar 2026 12:00:00 GMT", "not here"))) {
            List<OtenFinding> findings =
                    findings(party().with("oten.issuer", dated.uri("").toString()));

            assertThat(of(ChecklistItem.NOT_EXPIRED, findings))
                    .anyMatch(one -> one.verdict() == WARNING && one.text().contains("40 s behind"));
        }
    }

    @Test
    void no_finding_and_no_log_line_holds_a_secret() {
        StringBuilder said = new StringBuilder();
        try (WireLog log = WireLog.open()) {
            said.append(findings(tryingCredentials()));
            oten().next(Fault.CLIENT_AUTHENTICATION_FAILED);
            said.append(findings(tryingCredentials()));
            oten().metadata(document -> document.put("issuer", "x"));
            said.append(findings(tryingCredentials()));
            oten().stop();
            said.append(findings(tryingCredentials()));
            said.append(new StartupCheck(party().library().doctor()).line());
            log.lines().forEach(said::append);
        }

        // O03, O04
        assertThat(said).doesNotContain(WireParty.SECRET);
        oten().received(Endpoint.TOKEN)
                .forEach(request -> assertThat(said)
                        .doesNotContain(request.form("client_secret").orElseThrow()));
    }
}
