package com.oten.jakarta.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The operators' page and the code must not drift apart. */
class ConfigurationPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(oten\\.[a-z.-]+)` \\|");

    @Test
    void has_a_row_for_every_key_and_for_no_other() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "configuration.md"));

        Set<String> rows =
                ROW.matcher(page).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows).containsExactlyElementsOf(KnownKeys.all());
    }
}
