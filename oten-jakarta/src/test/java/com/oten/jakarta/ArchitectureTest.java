package com.oten.jakarta;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.internal.login.CallbackQuery;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.login.MatchedCallback;
import com.oten.jakarta.internal.login.ReturnUrl;
import com.oten.jakarta.internal.login.TransactionCookies;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map of packages: each line names what a package may use besides itself, the JDK and JSpecify. */
class ArchitectureTest {
    private static final String ROOT = "com.oten.jakarta";
    private static final String INTERNAL = ROOT + ".internal";
    /** The packages of the API besides the root. */
    private static final Map<String, String> API =
            Map.of("error", ROOT + ".error..", "SharedStore", ROOT + ".store..", "OtenBearer", ROOT + ".rs..");

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final String JOSE4J = "org.jose4j..";
    private static final String CAFFEINE = "com.github.benmanes.caffeine..";
    private static final String FAILSAFE = "dev.failsafe..";
    private static final String JSON = "jakarta.json..";
    private static final String[] CONTAINER = {
        "jakarta.servlet..",
        "jakarta.enterprise..",
        "jakarta.inject..",
        "jakarta.annotation..",
        "jakarta.ws.rs..",
        "jakarta.security..",
        "org.eclipse.microprofile.."
    };

    /** The root package is ""; {@code error} and {@code SharedStore} are API, too; what has a dot is outside of the library. */
    private static final Map<String, List<String>> MAP = new TreeMap<>(Map.ofEntries(
            // OtenLogin extends AuthenticationParameters and takes the request that it starts a login for;
            // the definition annotation is a stereotype, or CDI would not see it on a class without a scope, and has a
            // qualifier
            Map.entry(
                    "",
                    List.of(
                            "error",
                            "jakarta.security..",
                            "jakarta.servlet..",
                            "jakarta.enterprise.inject..",
                            "jakarta.enterprise.util..",
                            "jakarta.inject..")),
            Map.entry("error", List.of()),
            Map.entry("SharedStore", List.of()),
            Map.entry("text", List.of()),
            Map.entry("json", List.of(JSON)),
            Map.entry("secret", List.of()),
            Map.entry("diagnosis", List.of("request", "keys", "http", "config", "error", JSON)),
            Map.entry("config", List.of("error")),
            Map.entry("seal", List.of("config", "error", JOSE4J)),
            Map.entry("http", List.of("config", "error", CAFFEINE, JSON)),
            Map.entry("discovery", List.of("http", "config", "error", JSON)),
            Map.entry("keys", List.of("config", "error", JOSE4J, JSON)),
            Map.entry("request", List.of("keys", "seal", "store", "discovery", "http", "config", "error", JSON)),
            Map.entry(
                    "endpoint", // idtoken: UserInfo may be signed
                    List.of("", "idtoken", "discovery", "http", "config", "error", FAILSAFE, JSON)),
            Map.entry("idtoken", List.of("http", "discovery", "config", "error", JOSE4J, CAFFEINE, JSON)),
            Map.entry(
                    "login",
                    List.of(
                            "request",
                            "diagnosis",
                            "endpoint",
                            "idtoken",
                            "discovery", // whom the callback must come from (RFC 9207)
                            "seal",
                            "store", // which callbacks have been taken
                            "http",
                            "config",
                            "error",
                            JSON)),
            Map.entry(
                    "session",
                    List.of("", "endpoint", "idtoken", "seal", "store", "http", "config", "error", CAFFEINE, JSON)),
            Map.entry(
                    "logout", // config: client and Secret; request: random values
                    List.of(
                            "session",
                            "endpoint", // revocation
                            "idtoken",
                            "request",
                            "seal",
                            "discovery",
                            "http",
                            "store",
                            "config",
                            "error",
                            JSON)),
            Map.entry("rules", List.of()),
            Map.entry("stepup", List.of("", "session", "rules", "config", "error")),
            Map.entry("service", List.of("", "endpoint", "http", "config", "error", CAFFEINE)),
            Map.entry(
                    "bearer", // session: who calls, and how claims name the caller; discovery: the issuer
                    List.of(
                            "",
                            "session",
                            "idtoken",
                            "endpoint",
                            "discovery",
                            "http",
                            "config",
                            "error",
                            CAFFEINE,
                            JSON)),
            Map.entry(
                    "doctor",
                    List.of(
                            "",
                            "keys",
                            "request",
                            "diagnosis",
                            "endpoint",
                            "discovery",
                            "http",
                            "config",
                            "error",
                            JSON)),
            Map.entry(
                    "client", // everything that needs no container, wired
                    List.of(
                            "",
                            "bearer",
                            "config",
                            "diagnosis",
                            "discovery",
                            "doctor",
                            "endpoint",
                            "error",
                            "http",
                            "idtoken",
                            "keys",
                            "login",
                            "logout",
                            "request",
                            "seal",
                            "service",
                            "session",
                            "store")),
            Map.entry("store", List.of("config", "error", CAFFEINE, FAILSAFE, "javax.cache..")),
            Map.entry("pages", List.of("", "error", JSON))));

    /** What users compile against. */
    private static final List<String> API_TYPES = List.of(
            "AccessToken",
            "CallerTokens",
            "IdToken",
            "OtenAuthenticationMechanismDefinition",
            "OtenAuthenticationMechanismDefinition$OtenAuthenticationMechanism",
            "OtenAuthenticationMechanismDefinition$OtenAuthenticationMechanism$Literal",
            "OtenDoctor",
            "OtenErrorPage",
            "OtenEvent",
            "OtenFinding",
            "OtenFinding$Section",
            "OtenFinding$Verdict",
            "OtenLoggedIn",
            "OtenLoggedOut",
            "OtenLoggedOut$Reason",
            "OtenLogin",
            "OtenLoginFailed",
            "OtenSessions",
            "OtenStepUp",
            "OtenTokenService",
            "OtenTokensRefreshed",
            "OtenUser",
            "TokenIntrospection",
            "error.OtenConfigurationException",
            "error.OtenDeniedException",
            "error.OtenErrorCode",
            "error.OtenException",
            "error.OtenLoginRequiredException",
            "error.OtenProviderException",
            "error.OtenRejectedException",
            "error.OtenUnavailableException",
            "error.Recovery",
            "error.Responsible",
            "rs.BearerFilter",
            "rs.OtenBearer",
            "rs.OtenFeature",
            "rs.OtenToken",
            "rs.RolesFeature",
            "rs.StepUpFeature",
            "store.SharedStore");

    /** Everybody may use these, and they use nothing of the library. */
    private static final List<String> LEAVES = List.of("text", "json", "secret");

    private static final List<String> RIM = List.of("startup", "web", "rs", "cdi", "openid", "OtenBearer");

    static Stream<String> core() {
        return MAP.keySet().stream();
    }

    @ParameterizedTest(name = "package ''{0}''")
    @MethodSource("core")
    void a_core_package_uses_only_what_the_map_allows(String name) {
        List<String> allowed = new ArrayList<>(List.of("java..", "javax.crypto..", "javax.net..", "org.jspecify.."));
        allowed.add(inLibrary(name));
        LEAVES.forEach(leaf -> allowed.add(inLibrary(leaf)));
        MAP.get(name).forEach(other -> allowed.add(other.contains(".") ? other : inLibrary(other)));
        if (MAP.get(name).contains("store") || name.equals("store")) {
            allowed.add(inLibrary("SharedStore"));
        }

        ArchRule rule = classes()
                .that()
                .resideInAPackage(inLibrary(name))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(allowed.toArray(String[]::new)).or(arraysAndPrimitives()));

        rule.check(LIBRARY);
    }

    @Test
    void the_map_has_every_package() {
        List<String> known = Stream.concat(MAP.keySet().stream(), RIM.stream())
                .map(ArchitectureTest::inLibrary)
                .toList();

        assertThat(LIBRARY.stream()
                        .map(type -> type.getPackageName().equals(ROOT) ? ROOT : type.getPackageName() + "..")
                        .map(name -> name.startsWith(INTERNAL + ".web.") ? inLibrary("web") : name)
                        .distinct())
                .isSubsetOf(known);
    }

    @Test
    void what_is_not_API_is_internal() {
        assertThat(LIBRARY.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !type.getPackageName().startsWith(INTERNAL))
                        .map(type -> type.getName().substring(ROOT.length() + 1))
                        .sorted())
                .hasSizeLessThanOrEqualTo(45)
                .containsExactlyElementsOf(API_TYPES);
    }

    @Test
    void the_core_knows_no_container() {
        noClasses()
                .that(resideInAPackage(ROOT + "..")
                        .and(not(rim()))
                        .and(not(type(OtenLogin.class)))
                        .and(not(belongToAnyOf(OtenAuthenticationMechanismDefinition.class))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CONTAINER)
                .check(LIBRARY);
    }

    @Test
    void only_one_type_is_given_to_Jakarta_Security() {
        classes()
                .that()
                .areAssignableTo("jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters")
                .and()
                .resideInAPackage(ROOT + "..")
                .should()
                .haveFullyQualifiedName(OtenLogin.class.getName())
                .check(LIBRARY);
    }

    @Test
    void the_rim_hangs_together_in_one_direction() {
        noClasses()
                .that(resideInAPackage(ROOT + "..").and(not(resideInAPackage(inLibrary("startup")))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(inLibrary("startup"))
                .check(LIBRARY);
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + ".web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(inLibrary("rs"), inLibrary("OtenBearer"), inLibrary("cdi"), "jakarta.ws.rs..")
                .check(LIBRARY);
        noClasses()
                .that()
                .resideInAnyPackage(inLibrary("rs"), inLibrary("OtenBearer"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(inLibrary("cdi"))
                .check(LIBRARY);
        noClasses()
                .that()
                .resideInAPackage(inLibrary("cdi"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(inLibrary("rs"), inLibrary("OtenBearer"), "jakarta.ws.rs..")
                .check(LIBRARY);
    }

    @Test
    void nothing_of_the_core_depends_on_the_rim() {
        noClasses()
                .that(resideInAPackage(ROOT + "..").and(not(rim())))
                .should()
                .dependOnClassesThat(rim())
                .check(LIBRARY);
    }

    @Test
    void only_sealing_keys_and_ID_tokens_know_jose4j() {
        noClasses()
                .that(resideInAPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(inLibrary("seal"), inLibrary("keys"), inLibrary("idtoken")))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JOSE4J)
                .check(LIBRARY);
    }

    @Test
    void what_jose4j_gets_wrong_is_not_used() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jose4j.jwt..", "org.jose4j.http..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.jose4j.jwk.HttpsJwks")
                .check(LIBRARY); // J07, J12, J16
    }

    @Test
    void there_are_no_cycles() {
        slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles().check(LIBRARY);
        slices().matching(INTERNAL + ".web.(*)..").should().beFreeOfCycles().check(LIBRARY);
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + ".web.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INTERNAL + ".web")
                .check(LIBRARY);
    }

    @Test
    void time_comes_from_the_clock_that_was_given() {
        noClasses()
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("something asks for the time by itself") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        JavaClass owner = call.getTargetOwner();
                        String method = call.getName();
                        boolean isNow =
                                owner.getPackageName().equals("java.time") && method.equals("now") && !takesClock(call);
                        boolean isSystem = owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis");
                        return isNow || isSystem || (owner.isEquivalentTo(Thread.class) && method.equals("sleep"));
                    }
                })
                .orShould()
                .callConstructor(java.util.Date.class)
                .check(LIBRARY);
    }

    @Test
    void only_the_rim_makes_a_clock() {
        noClasses()
                .that(resideInAPackage(ROOT + "..").and(not(rim())))
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("a clock is made") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return call.getTargetOwner().isEquivalentTo(Clock.class)
                                && call.getTarget().resolveMember().isPresent()
                                && call.getTarget()
                                        .resolveMember()
                                        .get()
                                        .getModifiers()
                                        .contains(JavaModifier.STATIC);
                    }
                })
                .check(LIBRARY);
    }

    @Test
    void only_the_opening_of_a_transaction_makes_a_matched_callback() {
        noClasses()
                .that(not(type(TransactionCookies.class)))
                .should()
                .callConstructor(MatchedCallback.class, CallbackQuery.class, LoginTransaction.class)
                .check(LIBRARY);
        assertThat(Stream.of(MatchedCallback.class.getDeclaredConstructors()))
                .singleElement()
                .satisfies(constructor -> assertThat(constructor.getModifiers()).isZero());
    }

    @Test
    void only_its_check_makes_a_return_URL() {
        assertThat(Stream.of(ReturnUrl.class.getDeclaredConstructors()))
                .singleElement()
                .satisfies(constructor -> assertThat(Modifier.isPrivate(constructor.getModifiers()))
                        .isTrue());
    }

    @Test
    void nothing_prints_or_logs_past_the_system_logger() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..", "org.jboss.logging..")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(LIBRARY);
    }

    @Test
    void nobody_can_extend_what_was_not_made_for_it() {
        classes()
                .that(resideInAPackage(ROOT + "..").and(not(rim())))
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(LIBRARY);
    }

    @Test
    void nothing_changes_after_it_was_made() {
        fields().that()
                .areDeclaredInClassesThat(resideInAPackage(ROOT + "..").and(not(rim())))
                .and()
                .areNotDeclaredIn(OtenLogin.class)
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveSimpleName("CappedBody") // a subscriber is handed its subscription later
                .and()
                .doNotHaveModifier(JavaModifier.VOLATILE)
                .and()
                .areDeclaredInClassesThat()
                .doNotImplement(java.io.Externalizable.class)
                .should()
                .beFinal()
                .check(LIBRARY);
    }

    @Test
    void nothing_holds_a_monitor() throws IOException {
        noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).check(LIBRARY);

        // X03: a virtual thread that waits inside of one holds its carrier until JDK 24; the class files name no blocks
        Pattern block = Pattern.compile("\\bsynchronized\\s*\\(");
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(block));
        }
    }

    private static DescribedPredicate<JavaClass> rim() {
        return resideInAnyPackage(RIM.stream().map(ArchitectureTest::inLibrary).toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> arraysAndPrimitives() {
        return DescribedPredicate.describe(
                "arrays and primitives",
                one -> one.isPrimitive()
                        || (one.isArray()
                                && (one.getBaseComponentType().isPrimitive()
                                        || one.getBaseComponentType()
                                                .getPackageName()
                                                .startsWith("java.")
                                        || one.getBaseComponentType()
                                                .getPackageName()
                                                .startsWith(ROOT))));
    }

    private static String inLibrary(String name) {
        return name.isEmpty() ? ROOT : API.getOrDefault(name, INTERNAL + "." + name + "..");
    }

    private static boolean takesClock(JavaMethodCall call) {
        return call.getTarget().getRawParameterTypes().stream().anyMatch(one -> one.isEquivalentTo(Clock.class));
    }
}
