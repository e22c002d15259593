package com.oten.jakarta.internal.doctor;

import static com.oten.jakarta.OtenFinding.Verdict.FAILED;
import static com.oten.jakarta.OtenFinding.Verdict.OK;
import static com.oten.jakarta.OtenFinding.Verdict.SKIPPED;
import static com.oten.jakarta.OtenFinding.Verdict.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.OtenFinding.Section;
import com.oten.jakarta.OtenFinding.Verdict;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestKeys;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.store.LocalStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor checks without the network. */
class DoctorTest {
    private final TestClock clock = new TestClock();
    private final TestSettings settings = TestSettings.valid();

    private List<OtenFinding> findings() {
        return findings("");
    }

    private List<OtenFinding> findings(String contextPath) {
        return client(contextPath).doctor().examineLocally();
    }

    private OtenClient client(String contextPath) {
        return new OtenClient(
                settings.read(), contextPath, clock, new SecureRandom(), new LocalStore(clock), event -> {});
    }

    private StartupCheck checkup() {
        return new StartupCheck(client("").doctor());
    }

    private OtenFinding first(ChecklistItem item) {
        return of(item).get(0);
    }

    private List<OtenFinding> of(ChecklistItem item) {
        return findings().stream()
                .filter(finding -> finding.item().equals(item.title()))
                .toList();
    }

    @Test
    void goes_through_every_item_of_the_guide_in_its_order() {
        assertThat(findings().stream().map(OtenFinding::item).distinct())
                .containsExactlyElementsOf(Arrays.stream(ChecklistItem.values())
                        .map(ChecklistItem::title)
                        .toList());
        assertThat(findings()).extracting(OtenFinding::section).isSorted();
        assertThat(findings().stream().map(OtenFinding::section).distinct())
                .extracting(Section::title)
                .containsExactly(
                        "Authorization Endpoint Issues", "Token Endpoint Issues", "Network Issues", "This Application");
    }

    @Test
    void finds_nothing_wrong_with_a_client_that_is_set_up_right() {
        assertThat(findings()).extracting(OtenFinding::verdict).containsOnly(OK, SKIPPED);
        assertThat(checkup().isWell()).isTrue();
        assertThat(checkup().line()).isEqualTo("doctor: all is well as far as can be checked without the network");
    }

    @Test
    void says_that_the_network_was_left_out() {
        for (ChecklistItem item : List.of(ChecklistItem.HTTPS, ChecklistItem.CONNECTION, ChecklistItem.DNS)) {
            assertThat(first(item))
                    .returns(SKIPPED, OtenFinding::verdict)
                    .returns("only what needs no network was checked", OtenFinding::text);
        }
    }

    @Test
    void builds_a_request_object_and_verifies_it_back() {
        assertThat(first(ChecklistItem.SIGNATURE).text()).startsWith("client secret has 44 bytes, no spaces around it");
        assertThat(first(ChecklistItem.PARAMETERS))
                .returns(OK, OtenFinding::verdict)
                .extracting(OtenFinding::text)
                .asString()
                .startsWith("three parts, typ JWT, the five JWT claims and all OAuth parameters are in it");
        assertThat(first(ChecklistItem.NOT_EXPIRED).text()).startsWith("lives 300 s, at most 300");
    }

    @Test
    void names_key_and_key_id_where_a_key_signs() {
        settings.with("oten.request-object.alg", "EdDSA")
                .with("oten.request-object.key", TestKeys.pem(TestKeys.pair("Ed25519")));

        assertThat(of(ChecklistItem.SIGNATURE))
                .extracting(OtenFinding::text)
                .anyMatch(text -> text.startsWith("kid is "))
                .anyMatch(text -> text.startsWith("an Ed25519 key, x of its JWK is "));
        assertThat(first(ChecklistItem.CREDENTIALS).text()).startsWith("client secret has 44 bytes");
    }

    @Test
    void says_what_the_library_does_by_design() {
        for (ChecklistItem item : List.of(
                ChecklistItem.CODE_AT_ONCE,
                ChecklistItem.CODE_ONCE,
                ChecklistItem.CODE_VERIFIER,
                ChecklistItem.SECRET_POST,
                ChecklistItem.SAME_REDIRECT_URI)) {
            assertThat(first(item).text()).startsWith("by design: ");
            assertThat(first(item).verdict()).isEqualTo(OK);
        }
    }

    @Test
    void names_the_redirect_uri_that_must_be_registered() {
        OtenFinding finding = findings("/app").stream()
                .filter(one -> one.item().equals(ChecklistItem.REDIRECT_URI.title()))
                .findFirst()
                .orElseThrow();

        assertThat(finding.verdict()).isEqualTo(OK);
        assertThat(finding.text())
                .startsWith("redirect URI is https://shop.example.com/app/oten/callback - it must be registered");
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com, https://www.example.com/oten/callback, FAILED, make them the same",
        "https://shop.example.com, https://shop.example.com/other/oten/callback, WARNING, a proxy has to map it",
        "https://shop.example.com, https://SHOP.example.com/oten/callback, OK, served by the library",
        "http://localhost:8080, http://localhost:8080/oten/callback, WARNING, for development",
        "https://localhost, https://localhost/oten/callback, WARNING, for development"
    })
    void compares_the_redirect_uri_with_the_applications_own_URL(
            String baseUrl, String redirectUri, Verdict verdict, String why) {
        settings.with("oten.base-url", baseUrl).with("oten.redirect-uri", redirectUri);

        assertThat(first(ChecklistItem.REDIRECT_URI).verdict()).isEqualTo(verdict);
        assertThat(first(ChecklistItem.REDIRECT_URI).text()).contains(why, "redirect");
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com/app, '', WARNING, ends in the context path /app",
        "http://localhost:8080/app, '', WARNING, ends in the context path /app",
        "https://shop.example.com/store, '', OK, https://shop.example.com/store/app/oten/callback",
        "https://shop.example.com/app, https://shop.example.com/app/app/oten/callback, OK, served by the library"
    })
    void warns_of_a_context_path_that_comes_twice(String baseUrl, String redirectUri, Verdict verdict, String text) {
        settings.with("oten.base-url", baseUrl).with("oten.redirect-uri", redirectUri);

        assertThat(findings("/app"))
                .filteredOn(one -> one.item().equals(ChecklistItem.REDIRECT_URI.title()))
                .singleElement()
                .returns(verdict, OtenFinding::verdict)
                .extracting(OtenFinding::text)
                .asString()
                .contains(text);
    }

    @Test
    void takes_a_redirect_uri_without_a_base_url_as_it_is() {
        settings.without("oten.base-url").with("oten.redirect-uri", "https://shop.example.com/x/oten/callback");

        assertThat(first(ChecklistItem.REDIRECT_URI).verdict()).isEqualTo(OK);
    }

    @Test
    void warns_of_a_missing_base_url() {
        settings.without("oten.base-url");

        assertThat(first(ChecklistItem.REDIRECT_URI))
                .returns(WARNING, OtenFinding::verdict)
                .extracting(OtenFinding::text)
                .asString()
                .startsWith("oten.base-url is not set");
        assertThat(of(ChecklistItem.PARAMETERS))
                .extracting(OtenFinding::verdict)
                .containsOnly(OK);
    }

    @Test
    void knows_that_a_public_client_is_different() {
        settings.with("oten.client-type", "public").without("oten.client-secret");

        assertThat(first(ChecklistItem.REQUEST_OBJECT).verdict()).isEqualTo(OK);
        assertThat(first(ChecklistItem.SIGNATURE).verdict()).isEqualTo(SKIPPED);
        assertThat(first(ChecklistItem.CONFIDENTIAL).verdict()).isEqualTo(SKIPPED);
        assertThat(first(ChecklistItem.ADDRESS).text()).startsWith("a public client has no client credentials grant");
        assertThat(findings().stream().map(OtenFinding::item).distinct()).hasSize(ChecklistItem.values().length);
    }

    @Test
    void warns_of_a_confidential_client_without_request_objects() {
        settings.with("oten.request-object.mode", "none");

        assertThat(first(ChecklistItem.REQUEST_OBJECT).verdict()).isEqualTo(WARNING);
        assertThat(first(ChecklistItem.REQUEST_OBJECT).text()).contains("oten.request-object.mode=value");
    }

    @Test
    void checks_time_outs_and_retries() {
        settings.with("oten.http.connect-timeout", "PT10S").with("oten.retry.max-attempts", "1");

        assertThat(first(ChecklistItem.TIMEOUTS).verdict()).isEqualTo(WARNING);
        assertThat(first(ChecklistItem.TIMEOUTS).text())
                .contains("PT10S (oten.http.connect-timeout)", "(oten.http.timeout)");
        assertThat(first(ChecklistItem.RETRY).verdict()).isEqualTo(WARNING);
        assertThat(first(ChecklistItem.RETRY).text()).startsWith("1 tries in all (oten.retry.max-attempts)");
    }

    @Test
    void a_deployment_logs_one_line_with_all_that_is_not_well() {
        settings.with("oten.client-secret", " " + TestSettings.SECRET).with("oten.retry.delay", "PT0S");

        String line = checkup().line();

        assertThat(checkup().isWell()).isFalse();
        assertThat(line)
                .startsWith(
                        "doctor: JAR signature is valid (correct client secret/private key): client secret has 45 bytes,"
                                + " spaces or line ends around it")
                .contains("; Retry logic implemented: 3 tries in all")
                .matches("[ -~]+")
                .doesNotContain(TestSettings.SECRET);
    }

    @Test
    void a_redirect_uri_elsewhere_than_the_application_fails() {
        settings.with("oten.redirect-uri", "https://elsewhere.example.com/oten/callback");

        assertThat(checkup().line()).contains("https://elsewhere.example.com", "https://shop.example.com");
        assertThat(first(ChecklistItem.REDIRECT_URI).verdict()).isEqualTo(FAILED);
    }

    private static SessionCookie cookie(
            boolean isTracked, String sameSite, String path, String domain, boolean isSecure) {
        return new SessionCookie(
                "JSESSIONID",
                isTracked,
                Optional.ofNullable(sameSite),
                Optional.ofNullable(path),
                Optional.ofNullable(domain),
                isSecure);
    }

    private OtenFinding seeing(SessionCookie cookie) {
        return client("/app").doctor().seeing(() -> cookie).examineLocally().stream()
                .filter(finding -> finding.section() == Section.APPLICATION)
                .reduce((one, other) -> {
                    throw new AssertionError("two findings: " + one + other);
                })
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "true, Lax, /app, , true",
        "true, None, /, , true",
        "true, , , shop.example.com, false",
        "true, lax, /app/, .example.com, true"
    })
    void a_session_cookie_that_comes_back_is_fine(
            boolean isTracked, String sameSite, String path, String domain, boolean isSecure) {
        settings.with("oten.base-url", "https://shop.example.com");

        assertThat(seeing(cookie(isTracked, sameSite, path, domain, isSecure)).verdict())
                .isEqualTo(OK);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com, false, Lax, /app, , <tracking-mode>COOKIE</tracking-mode>",
        "https://shop.example.com, true, strict, /app, , SameSite=Strict",
        "https://shop.example.com, true, Lax, /ap, , path /ap",
        "https://shop.example.com, true, Lax, /app/admin, , path /app/admin",
        "https://shop.example.com/store, true, Lax, /app, , expected is /store/app",
        "https://shop.example.com, true, Lax, /app, other.example.com, domain other.example.com",
        "https://shop.example.com, true, Lax, /app, op.example.com, domain op.example.com"
    })
    void a_session_cookie_that_does_not_come_back_is_named_with_the_remedy(
            String base, boolean isTracked, String sameSite, String path, String domain, String said) {
        settings.with("oten.base-url", base);
        SessionCookie cookie = cookie(isTracked, sameSite, path, domain, true);

        OtenFinding finding = seeing(cookie);

        assertThat(finding.verdict()).isEqualTo(isTracked ? WARNING : FAILED);
        assertThat(finding.text()).contains(said, "expected is");
        StartupCheck check = new StartupCheck(client("/app").doctor().seeing(() -> cookie));
        assertThat(check.isWell()).isFalse();
        assertThat(check.line()).contains(said).doesNotContain("\n");
    }

    @Test
    void without_a_server_nothing_is_known_of_the_session_cookie() {
        assertThat(first(ChecklistItem.SESSION_COOKIE).verdict()).isEqualTo(SKIPPED);
    }
}
