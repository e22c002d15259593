package com.oten.jakarta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever follows a decision's number finds it: in a file of its own, with its reasons, and in the index. */
class DecisionsTest {
    private static final Path FOLDER = Repository.ROOT.resolve("docs").resolve("decisions");
    private static final Pattern NAME = Pattern.compile("([0-9]{3})-[a-z0-9-]+\\.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (?<number>[0-9]+) \\| \\[(?<title>.+)]\\((?<file>[^)]+)\\) \\| [^|]+ \\|$");
    /** Also where the line ends after the word. */
    private static final Pattern CITATION = Pattern.compile("\\b[Dd]ecisions?\\s+([0-9]{1,3})\\b");

    private static final Pattern LINK = Pattern.compile("]\\((?:[^)]*/)?([0-9]{3}-[^)/]+\\.md)\\)");
    private static final Pattern FORM = Pattern.compile(
            "# (?<number>[0-9]+)\\. (?<title>[^\\n]+)\\n\\nDate: 20[0-9]{2}-[0-9]{2}-[0-9]{2}\\n"
                    + Stream.of("Context", "Decision", "Alternatives", "Consequence")
                            .map(heading -> "\\n## " + heading + "\\n\\n(?!#)\\S[^#]*")
                            .reduce("", String::concat),
            Pattern.DOTALL);

    static Stream<Path> decisions() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void each_number_has_one_file_and_none_is_left_out() {
        List<Integer> numbers = decisions().map(DecisionsTest::number).toList();

        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void a_decision_has_a_date_and_all_headings_in_order(Path decision) {
        Matcher form = FORM.matcher(Repository.read(decision));

        assertThat(form.matches()).as("the form of %s", decision).isTrue();
        assertThat(Integer.parseInt(form.group("number"))).isEqualTo(number(decision));
    }

    @Test
    void the_index_has_a_row_for_every_file_in_order_and_no_other() {
        List<String> rows = rows().map(row -> row.group(3)).toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        decisions().map(file -> file.getFileName().toString()).toList());
    }

    @Test
    void the_index_has_the_numbers_and_titles_of_the_files() {
        List<String> titles =
                rows().map(row -> "# " + row.group(1) + ". " + row.group(2)).toList();

        assertThat(titles)
                .containsExactlyElementsOf(decisions()
                        .map(file -> Repository.read(file).lines().findFirst().orElse(""))
                        .toList());
    }

    @Test
    void no_number_is_cited_that_no_decision_has() {
        Map<String, ?> cited = new TreeMap<>(Repository.cited(CITATION, false));
        decisions().forEach(file -> cited.remove(Integer.toString(number(file))));

        assertThat(cited).isEmpty();
    }

    @Test
    void every_linked_file_exists() {
        Map<String, ?> linked = new TreeMap<>(Repository.cited(LINK, false));
        decisions().forEach(file -> linked.remove(file.getFileName().toString()));

        assertThat(linked).isEmpty();
    }

    private static Stream<MatchResult> rows() {
        return ROW.matcher(Repository.read(FOLDER.resolve("README.md"))).results();
    }

    private static int number(Path decision) {
        Matcher name = NAME.matcher(decision.getFileName().toString());
        assertThat(name.matches()).as("the name of %s", decision).isTrue();
        return Integer.parseInt(name.group(1));
    }
}
