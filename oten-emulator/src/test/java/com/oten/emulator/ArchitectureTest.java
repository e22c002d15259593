package com.oten.emulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The map of the emulator's rooms: each line names what a room may use besides itself, the {@link #WORDS}, the JDK and
 * JSpecify.
 */
class ArchitectureTest {
    private static final String ROOT = "com.oten.emulator";
    private static final JavaClasses EMULATOR = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final String CAFFEINE = "com.github.benmanes.caffeine..";
    private static final String NIMBUS = "com.nimbusds..";
    private static final String HTTP_SERVER = "com.sun.net.httpserver..";

    /** The types of the API that the rooms speak of, too; they use nothing but each other. */
    private static final Set<Class<?>> WORDS = Set.of(
            Endpoint.class,
            Fault.class,
            EmulatedUser.class,
            IdTokenAlgorithm.class,
            ReceivedRequest.class,
            ClientFetch.class,
            LogoutDelivery.class);

    /** The rest of the API is "", every room is below it; what has a dot is outside of the emulator. */
    private static final Map<String, List<String>> MAP = new TreeMap<>(Map.of(
            "",
            List.of(
                    "provider",
                    "endpoint",
                    "fault",
                    "token",
                    "session",
                    "request",
                    "client",
                    "wire",
                    "base",
                    "picocli..",
                    "org.junit.jupiter.api.."),
            "base",
            List.of(CAFFEINE, NIMBUS),
            "wire",
            List.of("base", HTTP_SERVER),
            "client",
            List.of("wire", "base", CAFFEINE, NIMBUS),
            "request",
            List.of("client", "wire", "base", CAFFEINE, NIMBUS),
            "session",
            List.of("request", "client", "wire", "base", CAFFEINE),
            "token",
            List.of("session", "request", "client", "wire", "base", CAFFEINE, NIMBUS),
            "fault",
            List.of("wire"),
            "endpoint",
            List.of("fault", "token", "session", "request", "client", "wire", "base", CAFFEINE),
            "provider",
            List.of("endpoint", "fault", "token", "session", "request", "client", "wire", "base", HTTP_SERVER)));

    static Stream<String> rooms() {
        return MAP.keySet().stream();
    }

    @ParameterizedTest(name = "package ''{0}''")
    @MethodSource("rooms")
    void a_room_uses_only_what_the_map_allows(String name) {
        List<String> allowed = new ArrayList<>(List.of("java..", "javax.crypto..", "org.jspecify..", inEmulator(name)));
        MAP.get(name).forEach(other -> allowed.add(other.contains(".") ? other : inEmulator(other)));

        classes()
                .that()
                .resideInAPackage(inEmulator(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new))
                        .or(words())
                        .or(arraysAndPrimitives()))
                .check(EMULATOR);
    }

    @Test
    void the_map_has_every_package() {
        assertThat(EMULATOR.stream().map(ArchitectureTest::room).distinct())
                .containsExactlyInAnyOrderElementsOf(MAP.keySet());
    }

    @Test
    void the_words_use_nothing_but_each_other() {
        classes()
                .that(words())
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(words()).or(arraysAndPrimitives()))
                .check(EMULATOR);
    }

    /** Of the one package of the API two slices are made, or every room that speaks of a user were in a cycle with it. */
    @Test
    void there_are_no_cycles() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        if (!isOfEmulator(type)) {
                            return SliceIdentifier.ignore();
                        }
                        return SliceIdentifier.of(words().test(type) ? "words" : "room " + room(type));
                    }

                    @Override
                    public String getDescription() {
                        return "rooms, words and the rest of the API";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(EMULATOR);
    }

    @Test
    void the_API_shows_nothing_of_the_rooms() {
        assertThat(EMULATOR.stream()
                        .filter(type -> isOfEmulator(type) && room(type).isEmpty())
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(unit ->
                                Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream()))
                        .map(JavaClass::getBaseComponentType)
                        .filter(ArchitectureTest::isOfEmulator))
                .isNotEmpty()
                .allMatch(type -> room(type).isEmpty());
    }

    /** By their sources, as the others are built after this module. */
    @Test
    void other_modules_use_nothing_but_the_API() throws IOException {
        Pattern room = Pattern.compile(Pattern.quote(ROOT) + "\\.[a-z]");
        List<Path> users = new ArrayList<>();
        Files.walkFileTree(Path.of(".."), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return Set.of("target", ".git", "oten-emulator")
                                .contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(".java") && Files.readString(file).contains(ROOT + ".")) {
                    users.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });

        assertThat(users)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(room));
    }

    private static DescribedPredicate<JavaClass> words() {
        return DescribedPredicate.describe(
                "words of the API", type -> WORDS.stream().anyMatch(type::isEquivalentTo));
    }

    private static DescribedPredicate<JavaClass> arraysAndPrimitives() {
        return DescribedPredicate.describe(
                "arrays and primitives", type -> type.isPrimitive() || (type.isArray() && isPlain(type)));
    }

    private static boolean isPlain(JavaClass array) {
        JavaClass component = array.getBaseComponentType();
        return component.isPrimitive() || component.getPackageName().startsWith("java.") || isOfEmulator(component);
    }

    private static String inEmulator(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name + "..";
    }

    private static boolean isOfEmulator(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    private static String room(JavaClass type) {
        return type.getPackageName().equals(ROOT) ? "" : type.getPackageName().substring(ROOT.length() + 1);
    }
}
