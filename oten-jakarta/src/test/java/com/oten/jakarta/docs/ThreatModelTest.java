package com.oten.jakarta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever follows the id of a threat, such as {@code T01}, finds its row; and the row names tests that are there. */
class ThreatModelTest {
    private static final String PAGE =
            Repository.read(Repository.ROOT.resolve("docs").resolve("threat-model.md"));
    private static final String NOT_SHOWN = "not shown by a test yet";

    /** Id, threat, what the library does, and tests. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (?<id>[A-Z][0-9]{2}) \\| [^|]+ \\| [^|]+ \\| (?<tests>[^|]+) \\|$");

    private static final Pattern BEGINNING = Pattern.compile("(?m)^\\| *([A-Z][0-9]{2})\\b");
    private static final Pattern ID = Pattern.compile("\\b([A-Z][0-9]{2})\\b");
    private static final Pattern CLASS = Pattern.compile("`([^`]+)`");

    @Test
    void each_id_has_one_row() {
        assertThat(rows().map(row -> row.group(1))).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void each_row_has_its_four_cells() {
        List<String> begun =
                BEGINNING.matcher(PAGE).results().map(row -> row.group(1)).toList();

        assertThat(rows().map(row -> row.group(1))).containsExactlyElementsOf(begun);
    }

    @Test
    void no_comment_cites_an_id_without_a_row() {
        Map<String, ?> cited = new TreeMap<>(Repository.cited(ID, true));
        rows().forEach(row -> cited.remove(row.group(1)));

        assertThat(cited).isEmpty();
    }

    @Test
    void each_row_names_tests_or_says_that_there_is_none() {
        assertThat(rows())
                .allSatisfy(row -> assertThat(tests(row).isEmpty())
                        .as("that %s, which names %s, says: %s", row.group(1), tests(row), NOT_SHOWN)
                        .isEqualTo(row.group(2).equals(NOT_SHOWN)));
    }

    @Test
    void the_tests_are_there() {
        assertThat(rows().flatMap(row -> tests(row).stream()).distinct())
                .allMatch(name -> name.matches("\\w+(Test|Behaviour|IT)"), "is the name of a test")
                .isSubsetOf(Repository.classes());
    }

    private static Stream<MatchResult> rows() {
        return ROW.matcher(PAGE).results();
    }

    private static List<String> tests(MatchResult row) {
        return CLASS.matcher(row.group(2)).results().map(name -> name.group(1)).toList();
    }
}
