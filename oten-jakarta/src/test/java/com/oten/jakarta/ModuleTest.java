package com.oten.jakarta;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.store.SharedStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The module descriptor, which servers do not read: it says what the jar says, and resolves on a module path. */
class ModuleTest {
    private static final String OPTIONAL = "org.eclipse.microprofile.rest.client.spi.RestClientListener";

    private final Path classes = Path.of("target/classes");

    @Test
    void the_api_and_nothing_else_is_exported() {
        Set<String> exported = descriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(toSet());

        assertThat(exported)
                .containsExactlyInAnyOrder(
                        OtenLogin.class.getPackageName(),
                        OtenErrorCode.class.getPackageName(),
                        com.oten.jakarta.rs.OtenFeature.class.getPackageName(),
                        SharedStore.class.getPackageName());
        assertThat(descriptor().isOpen()).isTrue();
    }

    @Test
    void it_provides_the_services_that_the_jar_lists() throws IOException {
        Map<String, Set<String>> provided = descriptor().provides().stream()
                .collect(toMap(ModuleDescriptor.Provides::service, service -> new HashSet<>(service.providers())));

        Map<String, Set<String>> listed;
        try (Stream<Path> files = Files.list(classes.resolve("META-INF/services"))) {
            listed = files.collect(toMap(file -> file.getFileName().toString(), ModuleTest::lines));
        }
        // whose API need not be there, and a descriptor cannot say so
        assertThat(listed.remove(OPTIONAL)).hasSize(1);
        assertThat(provided).isEqualTo(listed);
    }

    /** MicroProfile and JCache, which it cannot name, are read all the same. */
    @Test
    void it_resolves_on_a_module_path_and_reads_what_it_needs() {
        Path[] path = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(Path::of)
                .filter(ModuleTest::isDependency)
                .toArray(Path[]::new);
        ModuleFinder finder = ModuleFinder.compose(ModuleFinder.of(classes), ModuleFinder.of(path));

        Configuration resolved =
                ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), List.of("com.oten.jakarta"));

        Set<String> read = resolved.findModule("com.oten.jakarta").orElseThrow().reads().stream()
                .map(module -> module.name())
                .collect(toSet());
        assertThat(read)
                .contains(
                        "jakarta.servlet",
                        "org.jose4j",
                        "microprofile.config.api",
                        "microprofile.rest.client.api",
                        "cache.api");
    }

    private static boolean isDependency(Path file) {
        return List.of(
                        "jakarta.",
                        "jose4j",
                        "caffeine-3",
                        "failsafe",
                        "microprofile",
                        "cache-api",
                        "slf4j-api",
                        "jspecify")
                .stream()
                .anyMatch(file.getFileName().toString()::startsWith);
    }

    private static Set<String> lines(Path file) {
        try {
            return new HashSet<>(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModuleDescriptor descriptor() {
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
