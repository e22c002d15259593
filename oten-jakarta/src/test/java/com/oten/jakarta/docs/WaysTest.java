package com.oten.jakarta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation says of the ways through the code is so. */
class WaysTest {
    private static final String INTERNAL = "com.oten.jakarta.internal";
    private static final Path SOURCES = Path.of("src", "main", "java", "com", "oten", "jakarta");
    private static final Pattern FILE = Pattern.compile("`(?<room>[a-z]+(?:/[a-z]+)?)/(?<type>[A-Za-z]+)\\.java`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(?<room>[a-z.]+)` \\|");
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.oten.jakarta");

    @Test
    void a_login_is_ten_files_each_called_by_one_above_it() throws IOException {
        String text = page("how-a-login-works.md");
        List<JavaClass> way = FILE.matcher(text.substring(0, text.indexOf("```")))
                .results()
                .map(found -> found.group().replaceAll("`|\\.java`?", ""))
                .filter(name -> !name.equals("session/Refresh"))
                .map(name -> LIBRARY.get(INTERNAL + "." + name.replace('/', '.')))
                .toList();

        assertThat(way).hasSize(10).doesNotHaveDuplicates();
        for (int i = 1; i < way.size(); i++) {
            JavaClass called = way.get(i);
            assertThat(way.subList(0, i))
                    .as("callers of " + called.getName())
                    .anyMatch(caller -> caller.getDirectDependenciesFromSelf().stream()
                            .anyMatch(one -> one.getTargetClass().equals(called)));
        }
    }

    @Test
    void every_file_of_every_way_exists() throws IOException {
        for (String page : List.of("architecture.md", "how-a-login-works.md")) {
            Matcher files = FILE.matcher(page(page));
            assertThat(files.find()).isTrue();
            do {
                Path file = Path.of(files.group("room"), files.group("type") + ".java");
                assertThat(Stream.of(SOURCES, SOURCES.resolve("internal")))
                        .as(page + " names " + file)
                        .anyMatch(folder -> Files.exists(folder.resolve(file)));
            } while (files.find());
        }
    }

    @Test
    void the_map_has_every_package() throws IOException {
        Set<String> packages = new TreeSet<>();
        LIBRARY.forEach(type -> {
            if (type.getPackageName().startsWith(INTERNAL + ".")) {
                packages.add(type.getPackageName().substring(INTERNAL.length() + 1));
            }
        });

        assertThat(ROW.matcher(page("architecture.md")).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(packages);
    }

    private static String page(String name) throws IOException {
        return Files.readString(Repository.ROOT.resolve("docs").resolve(name));
    }
}
