package com.oten.jakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operators' pages and the code must not drift apart. */
class ConfigurationPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(oten\\.[a-z.-]+)` \\|");
    /** Between backticks, also as {@code key=value}, or at the beginning of a line of properties. */
    private static final Pattern KEY = Pattern.compile("(?m)(?:`|^)(oten\\.[a-z.-]+)(?=[`=])");

    private static final Pattern VARIABLE = Pattern.compile("\\bOTEN_[A-Z_]*[A-Z]\\b");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs.sorted().toList().stream())
                    .filter(page -> page.toString().endsWith(".md"));
        }
    }

    @Test
    void has_a_row_for_every_key_and_for_no_other() throws IOException {
        Set<String> rows = found(ROW, ROOT.resolve("docs").resolve("configuration.md"), 1);

        assertThat(rows).containsExactlyElementsOf(KnownKeys.all());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_page_names_an_unknown_key(Path page) throws IOException {
        Set<String> keys = found(KEY, page, 1);

        keys.removeIf(key -> key.startsWith("oten.sample."));
        assertThat(KnownKeys.all()).containsAll(keys);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_page_names_an_environment_variable_of_an_unknown_key(Path page) throws IOException {
        Set<String> known = KnownKeys.all().stream()
                .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.toSet());

        assertThat(known).containsAll(found(VARIABLE, page, 0));
    }

    private static Set<String> found(Pattern pattern, Path page, int group) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
