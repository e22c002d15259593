package com.oten.jakarta.internal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.Recovery;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final String LOGIN = "/app/oten/login";
    private static final String FRONT = "/app/";

    static Stream<Arguments> everyRowInEveryLanguage() {
        return LANGUAGES.stream()
                .flatMap(locale -> Arrays.stream(OtenErrorCode.values()).map(code -> Arguments.of(code, locale)));
    }

    @ParameterizedTest
    @MethodSource("everyRowInEveryLanguage")
    void has_a_page_for_every_row_in_every_language(OtenErrorCode code, Locale locale) {
        Page page = new ErrorPage(code, "abc123", locale, LOGIN, FRONT).html();

        assertThat(page.status()).isEqualTo(code.status());
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>\n<html lang=\"" + locale.toLanguageTag() + "\">")
                .contains("abc123", "href=\"" + FRONT + "\"")
                .containsPattern("<h1>[^<]{5,}</h1>")
                .containsPattern("<p>[^<]{10,}</p>")
                .doesNotContain("%s", "{0}", "null");
    }

    @ParameterizedTest
    @MethodSource("everyRowInEveryLanguage")
    void says_nothing_that_only_operators_understand(OtenErrorCode code, Locale locale) {
        Page page = new ErrorPage(code, "abc123", locale, LOGIN, FRONT).html();

        assertThat(page.body()).doesNotContain("oten.", "Exception", "com.oten"); // O01
    }

    @ParameterizedTest
    @MethodSource("everyRowInEveryLanguage")
    void offers_another_try_where_one_makes_sense(OtenErrorCode code, Locale locale) {
        Page page = new ErrorPage(code, "abc123", locale, LOGIN, FRONT).html();

        assertThat(page.body().contains("href=\"" + LOGIN + "\"")).isEqualTo(code.recovery() != Recovery.PAGE);
    }

    @ParameterizedTest
    @MethodSource("everyRowInEveryLanguage")
    void challenges_with_401_only(OtenErrorCode code, Locale locale) {
        Page page = new ErrorPage(code, "abc123", locale, LOGIN, FRONT).html();

        assertThat(page.headers().containsKey("WWW-Authenticate")).isEqualTo(code.status() == 401);
    }

    @Test
    void escapes_the_incident_and_the_URLs() {
        String evil = "\"><script>alert('1')</script>";

        Page page = new ErrorPage(OtenErrorCode.ACCESS_DENIED, evil, Locale.ENGLISH, evil, evil).html();

        assertThat(page.body()).doesNotContain("<script", "'1'", "\">&lt;script"); // O01
    }

    @Test
    void escapes_the_URLs_of_a_logout() {
        String evil = "\"><script>alert('1')</script>";

        Page page = Pages.confirmLogout(Locale.ENGLISH, evil, evil, "'self'");

        assertThat(page.body()).doesNotContain("<script", "'1'"); // O01
    }

    @Test
    void logs_out_by_a_form_and_not_by_a_link() {
        Page page = Pages.confirmLogout(Locale.ENGLISH, "/app/oten/logout", FRONT, "'self' https://account.oten.com");

        // S06
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<form method=\"post\" action=\"/app/oten/logout\">")
                .doesNotContain("href=\"/app/oten/logout\"");
        assertThat(page.headers().get("Content-Security-Policy"))
                .contains("form-action 'self' https://account.oten.com;");
    }

    @Test
    void allows_its_own_style_and_nothing_else() throws Exception {
        Page page = new ErrorPage(OtenErrorCode.ACCESS_DENIED, "abc123", Locale.ENGLISH, LOGIN, FRONT).html();

        Matcher style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(page.body());
        assertThat(style.find()).isTrue();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));

        // O01
        assertThat(page.headers())
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'sha256-"
                                + Base64.getEncoder().encodeToString(hash)
                                + "'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(style.find()).isFalse();
        assertThat(page.body()).doesNotContain("style=", "<script", "<img", "src=", "http:", "https:", "onclick");
    }

    @Test
    void is_never_cached_sniffed_framed_or_a_referrer() {
        for (Page response : List.of(
                new ErrorPage(OtenErrorCode.ACCESS_DENIED, "abc123", Locale.ENGLISH, LOGIN, FRONT).html(),
                Pages.confirmLogout(Locale.ENGLISH, "/app/oten/logout", FRONT, "'self'"),
                Problem.of(OtenErrorCode.ACCESS_DENIED.exception("no"), "abc123", java.util.Optional.empty()))) {

            // O01, O06
            assertThat(response.headers())
                    .containsEntry("Cache-Control", "no-store")
                    .containsEntry("X-Content-Type-Options", "nosniff")
                    .containsEntry("X-Frame-Options", "DENY")
                    .containsEntry("Referrer-Policy", "no-referrer");
            assertThat(response.headers().get("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
        }
    }

    @ParameterizedTest
    @CsvSource({"de,de", "de-AT,de", "de-CH-1996,de", "en,en", "en-GB,en", "fr,en", "ar,en", "und,en", "zh-Hant-TW,en"})
    void speaks_the_language_of_the_user_or_English(String wanted, String spoken) {
        Locale server = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Page page = new ErrorPage(
                            OtenErrorCode.ACCESS_DENIED, "abc123", Locale.forLanguageTag(wanted), LOGIN, FRONT)
                    .html();

            assertThat(page.body()).contains("<html lang=\"" + spoken + "\">");
        } finally {
            Locale.setDefault(server);
        }
    }

    @Test
    void is_sent_as_UTF_8() {
        Page page = new ErrorPage(OtenErrorCode.CALLBACK_UNKNOWN, "abc123", Locale.GERMAN, LOGIN, FRONT).html();

        assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).contains("geöffnet"); // L03
    }

    @Test
    void has_the_same_texts_in_every_language() throws Exception {
        assertThat(bundle("_de").stringPropertyNames()).isEqualTo(bundle("").stringPropertyNames());
        assertThat(bundle("_de").values()).noneMatch(text -> text.toString().isBlank());
    }

    private static Properties bundle(String suffix) throws Exception {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Pages.class.getResourceAsStream("/com/oten/jakarta/pages/messages" + suffix + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
