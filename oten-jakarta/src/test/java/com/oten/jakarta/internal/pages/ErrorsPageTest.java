package com.oten.jakarta.internal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.error.Recovery;
import com.oten.jakarta.error.Responsible;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The page on errors and the error table must not drift apart: what is a fact is built here again from the table and
 * the texts. When a test fails, its message has the block to paste into the page.
 */
class ErrorsPageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final String PAGE = read(DOCS.resolve("errors.md"));
    private static final Pattern SECTION = Pattern.compile("(?m)^### (.+)$");
    private static final Pattern ANCHOR = Pattern.compile("]\\((?:errors\\.md)?#([a-z0-9-]+)\\)");

    @Test
    void has_one_section_for_every_code_in_the_order_of_the_table_and_no_other() {
        List<String> sections =
                SECTION.matcher(PAGE).results().map(found -> found.group(1)).toList();

        assertThat(sections)
                .containsExactlyElementsOf(Arrays.stream(OtenErrorCode.values())
                        .map(OtenErrorCode::slug)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void says_the_facts(OtenErrorCode code) {
        assertThat(section(code).strip())
                .as("the section %s begins with these facts:%n%n%s%n", code.slug(), facts(code))
                .startsWith(facts(code));
    }

    @ParameterizedTest
    @EnumSource
    void says_what_it_means_and_what_to_do(OtenErrorCode code) {
        String byHand = section(code).strip().substring(facts(code).length());

        assertThat(byHand).containsPattern("(?s)^\n\n[A-Z].{20,}\n\nWhat to do:\n\n1\\. [A-Z`].{5,}");
    }

    @Test
    void finds_the_sections_of_what_oten_says() {
        assertThat(PAGE).as("the page has this table:%n%n%s%n", codesOfOten()).contains("\n\n" + codesOfOten() + "\n");
    }

    @Test
    void shows_a_problem_document_as_it_is() {
        OtenErrorCode code = OtenErrorCode.SERVER_ERROR;
        JsonObject shown = json(block("json"));

        Page real = Problem.of(code.exception("-"), "3f9c0a12bd47", Optional.empty());

        assertThat(shown).isEqualTo(json(real.body()));
    }

    @Test
    void shows_a_line_of_the_log_as_it_is() {
        OtenErrorCode code = OtenErrorCode.CLIENT_REFUSED;

        assertThat(PAGE)
                .contains(log(code, "3f9c0a12bd47", "Oten answered invalid_client: Client authentication failed"));
    }

    @Test
    void shows_the_server_page_that_the_integration_tests_deploy() {
        Path deployed = Path.of("..", "oten-jakarta-it", "tests", "src", "main", "resources")
                .resolve("com/oten/jakarta/it/login-error.jsp");

        assertThat(block("jsp")).isEqualTo(read(deployed));
    }

    @Test
    void has_no_dead_link_to_a_section() {
        List<String> targets = Pattern.compile("(?m)^##+ (.+)$")
                .matcher(PAGE)
                .results()
                .map(ErrorsPageTest::anchor)
                .toList();

        assertThat(ANCHOR.matcher(PAGE).results().map(link -> link.group(1))).isSubsetOf(targets);
    }

    /** What anybody can rely on, as the page has it. */
    private static String facts(OtenErrorCode code) {
        ErrorPage page = new ErrorPage(code, "", Locale.ENGLISH, "", "");
        return String.join(
                "\n",
                "- **User:** " + page.getTitle() + ". *" + page.getText() + "*",
                "- **Program:** status " + code.status() + ", `" + code.type() + "`, `oten_error` " + oauthError(code)
                        + alsoTold(code),
                "- **Log:** " + code.level() + " `" + log(code, "…", "…") + "`",
                "- **Login:** " + followUp(code.recovery()),
                "- **Who acts:** " + who(code.responsible()),
                "- **Thrown as:** `" + code.exception("").getClass().getSimpleName() + "`");
    }

    private static String log(OtenErrorCode code, String incident, String message) {
        return "OTEN-" + code.slug().toUpperCase(Locale.ROOT) + " incident " + incident + ": " + message + "; "
                + code.advice();
    }

    private static String oauthError(OtenErrorCode code) {
        return code == OtenErrorCode.UNKNOWN
                ? "as Oten says it"
                : "`"
                        + json(Problem.of(code.exception(""), "", Optional.empty())
                                        .body())
                                .getString("oten_error") + "`";
    }

    private static String alsoTold(OtenErrorCode code) {
        if (code.status() == 401) {
            return ", and `login_url`";
        }
        return code.exception("") instanceof OtenUnavailableException ? ", and the header `Retry-After`" : "";
    }

    private static String followUp(Recovery recovery) {
        return switch (recovery) {
            case PAGE -> "a page; trying again would change nothing";
            case TRY_AGAIN -> "a page with \"Try again\", which starts the same login";
            case RESTART_ONCE -> "starts again by itself, once; the second time a page with \"Try again\"";
            case HAND_BACK ->
                "a silent one [returns](#silent-logins) to the page that started it; any other starts"
                        + " again by itself, once, and then ends at a page with \"Try again\"";
        };
    }

    private static String who(Responsible responsible) {
        return switch (responsible) {
            case OPERATOR -> "the operator: the configuration or the registration is wrong";
            case USER -> "nobody, as a rule";
            case CHECK -> "nobody, unless it happens often: the library refused what came";
            case WAIT -> "nobody at first: it passes; if it lasts, the operator";
            case PROVIDER -> "the operator, with Oten's support, if it lasts";
            case LOGIN -> "the user, by logging in";
        };
    }

    /** Maps the error codes in Oten's responses to the sections. */
    private static String codesOfOten() {
        Map<String, TreeSet<OtenErrorCode>> rows = new TreeMap<>();
        for (OtenErrorCode code : OtenErrorCode.values()) {
            code.oauthError()
                    .ifPresent(error ->
                            rows.computeIfAbsent(error, key -> new TreeSet<>()).add(code));
        }
        return "| Oten says | sections |\n|---|---|\n"
                + rows.entrySet().stream()
                        .map(row -> "| `" + row.getKey() + "` | "
                                + row.getValue().stream()
                                        .map(code -> "[" + code.slug() + "](#" + code.slug() + ")")
                                        .collect(Collectors.joining(", "))
                                + " |")
                        .collect(Collectors.joining("\n"));
    }

    private static String section(OtenErrorCode code) {
        Matcher found = Pattern.compile("(?ms)^### " + code.slug() + "\n(.*?)(?=^##|\\z)")
                .matcher(PAGE);
        assertThat(found.find()).as("a section %s", code.slug()).isTrue();
        return found.group(1);
    }

    private static String block(String language) {
        Matcher found = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(PAGE);
        assertThat(found.find()).as("a block of %s", language).isTrue();
        return found.group(1);
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
