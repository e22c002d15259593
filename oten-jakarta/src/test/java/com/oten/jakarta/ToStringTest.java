package com.oten.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.LoginParameter;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.login.CallbackQuery;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.secret.SecretSource;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.json.JsonObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fills every record of the library with secrets and looks for them in what it prints. */
class ToStringTest {
    private static final String CANARY = "c4n4ry";

    /**
     * Text that is not a secret and may be printed, by record and component. Whoever adds a record with a text decides here.
     */
    private static final Set<String> PRINTABLE = Set.of(
            "ErrorRow.oauthError",
            "ErrorRow.advice",
            "SessionCookie.name",
            "SessionCookie.sameSite",
            "SessionCookie.path",
            "SessionCookie.domain",
            "ClientConfig.id",
            "OtenConfig.issuer",
            "OtenConfig.scopes",
            "OtenConfig.outgoingOrigins",
            "BearerConfig.audience",
            "BearerConfig.scopes",
            "CorsConfig.origins",
            "Origins.named",
            "Refusal.message",
            "OtenConfig.warnings",
            "SiteConfig.baseUrl",
            "SiteConfig.path",
            "SiteConfig.redirectUri",
            "SiteConfig.protect",
            "RequestObjectConfig.typ",
            "IdTokenConfig.algs",
            "HttpConfig.endpointHosts",
            "Proxy.host",
            "TrustStore.file",
            "TrustStore.type",
            "LoginConfig.callerNameClaim",
            "LoginConfig.groupsClaim",
            "LogoutConfig.returnTo",
            "SiteConfig.errorPage",
            "StoreConfig.cache",
            "StoreConfig.provider",
            "StoreConfig.uri",
            "OtenLoginFailed.incident",
            "Kind.message", // of a failure, for the log
            "Crowd.incident",
            "Crowd.before",
            "Behind.fault", // of a servlet, for the log
            "OtenLoggedIn.subject",
            "OtenLoggedIn.callerName",
            "OtenTokensRefreshed.subject",
            "OtenLoggedOut.subject",
            "ProviderMetadata.issuer",
            "ProviderMetadata.authorizationEndpoint",
            "ProviderMetadata.tokenEndpoint",
            "ProviderMetadata.jwksUri",
            "ProviderMetadata.userinfoEndpoint",
            "ProviderMetadata.endSessionEndpoint",
            "ProviderMetadata.revocationEndpoint",
            "ProviderMetadata.introspectionEndpoint",
            "ProviderMetadata.idTokenAlgs",
            "ProviderMetadata.document",
            "AuthorizationRequest.redirectUri",
            "RequestObjectCheck.text",
            "DoctorConfig.scopes",
            "OtenFinding.item",
            "OtenFinding.text",
            "LoginParameters.values",
            "StepUpDemand.acr",
            "AccessToken.scopes",
            "TokenSet.scopes",
            "TokenState.scopes",
            "Refusal.error",
            "Refusal.description",
            "Refusal.issuer",
            "Rule.roles",
            "Usable.type", // Oten's public keys
            "Usable.curve",
            "Usable.id",
            "Usable.alg",
            "Refused.id",
            "Refused.fault",
            "DisabledConfig.protect",
            "DisabledConfig.warnings",
            "PropertyName.listed", // names of keys
            "PropertyName.plain",
            "PropertyName.profile",
            "FileSource.name",
            "SigningKey.id",
            "GeneratedKey.id",
            "GeneratedKey.jwk",
            "Key.id",
            "Key.encodedHeader");

    static Stream<Class<?>> records() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("com.oten.jakarta")
                        .stream()
                        .filter(JavaClass::isRecord)
                        .<Class<?>>map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("records")
    void no_record_prints_a_secret(Class<?> record) throws Exception {
        Object filled = filled(record, record);

        assertThat(filled.toString()).doesNotContain(CANARY); // O04
    }

    @Test
    void every_exception_has_a_row_and_no_more_to_print() {
        OtenException failure = OtenErrorCode.CODE_EXPIRED.exception("what happened");

        assertThat(failure).hasToString("com.oten.jakarta.error.OtenProviderException: what happened");
    }

    @Test
    void no_configuration_prints_a_secret() {
        OtenConfig config = TestSettings.valid()
                .with("oten.client-secret", CANARY + "-and-more-so-that-it-is-long-enough")
                .with("oten.seal-key", "c4n4ryUFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
                .with("oten.request-object.alg", "EdDSA")
                .with("oten.request-object.key", TestKeys.pem(TestKeys.pair("Ed25519")))
                .read();

        // O04
        assertThat(config.toString()).doesNotContain(CANARY).contains("SecretSource[***]");
    }

    @Test
    void no_callback_prints_its_parameters() {
        CallbackQuery query = new CallbackQuery(Map.of("code", new String[] {CANARY}));

        assertThat(query).asString().doesNotContain(CANARY); // O04
    }

    @Test
    void no_class_with_state_prints_itself_but_those_that_chose_what_to_print() {
        List<String> printing = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("com.oten.jakarta")
                        .stream()
                        .filter(type -> !type.isRecord() && !type.isEnum() && !type.isInterface())
                        .filter(type -> type.tryGetMethod("toString").isPresent())
                        .filter(type -> !type.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .map(JavaClass::getSimpleName)
                        .sorted()
                        .toList();

        assertThat(printing)
                .containsExactly(
                        "BearerToken",
                        "OtenSession",
                        "SecretSource",
                        "VerifiedIdToken",
                        "VerifiedIdentity"); // O04: masked, see their tests
    }

    private static Object filled(Class<?> record, Class<?> outer) throws Exception {
        RecordComponent[] components = record.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            boolean isPrintable = PRINTABLE.contains(record.getSimpleName() + "." + component.getName());
            values[i] = value(component.getGenericType().getTypeName(), component.getType(), isPrintable, outer);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = record.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object value(String generic, Class<?> type, boolean isPrintable, Class<?> outer) throws Exception {
        String text = isPrintable ? "fine" : CANARY;
        if (type == Optional.class) {
            String inner = generic.substring(generic.indexOf('<') + 1, generic.length() - 1);
            return Optional.of(value(inner, Class.forName(inner.split("<", 2)[0]), isPrintable, outer));
        }
        if (type.isRecord()) {
            return filled(type, outer);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        Map<Class<?>, Object> known = Map.ofEntries(
                Map.entry(String.class, text),
                Map.entry(URI.class, URI.create("https://" + text + ".example/")),
                Map.entry(Path.class, Path.of(text)),
                Map.entry(byte[].class, text.getBytes(StandardCharsets.UTF_8)),
                Map.entry(HttpHeaders.class, HttpHeaders.of(Map.of("Set-Cookie", List.of(text)), (a, b) -> true)),
                Map.entry(Instant.class, TestClock.START),
                Map.entry(Duration.class, Duration.ZERO),
                Map.entry(int.class, 1),
                Map.entry(long.class, 1L),
                Map.entry(boolean.class, true),
                Map.entry(SecretSource.class, source()),
                Map.entry(Thread.class, Thread.currentThread()),
                Map.entry(Method.class, ToStringTest.class.getDeclaredMethods()[0]),
                Map.entry(OtenException.class, OtenErrorCode.BUSY.exception("fine")),
                Map.entry(
                        JsonObject.class,
                        jakarta.json.Json.createObjectBuilder().add(text, text).build()),
                Map.entry(
                        java.security.PrivateKey.class, TestKeys.pair("Ed25519").getPrivate()),
                Map.entry(
                        java.security.PublicKey.class, TestKeys.pair("Ed25519").getPublic()));
        if (known.containsKey(type)) {
            return known.get(type);
        }
        if (type == Set.class) {
            return generic.endsWith("<java.lang.String>") ? Set.of(text) : Set.of();
        }
        if (type == List.class) {
            if (generic.endsWith("<java.lang.String>")) {
                return List.of(text);
            }
            return generic.endsWith("Secret>") ? List.of(new Secret(CANARY)) : List.of();
        }
        if (type == Map.class && generic.contains("LoginParameter")) {
            return Map.of(LoginParameter.LOGIN_HINT, text);
        }
        if (type == Map.class) {
            return Map.of(text, text);
        }
        if (type.getName().equals("org.jose4j.keys.AesKey")) {
            return type.getConstructor(byte[].class).newInstance((Object) text.getBytes(StandardCharsets.UTF_8));
        }
        Object other = other(type);
        assertThat(other).as("a value for " + type + " in " + outer).isNotNull();
        return other;
    }

    /** Classes that are not records: they print only what the test above allows. */
    private static Object other(Class<?> type) throws Exception {
        // the JDK's own classes have no secrets of ours in them, and let nobody at their private constructors
        boolean isJdk = type.getName().startsWith("java.");
        for (Constructor<?> constructor : isJdk ? type.getConstructors() : type.getDeclaredConstructors()) {
            if (!isJdk) {
                constructor.setAccessible(true);
            }
            Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                    .map(ToStringTest::anything)
                    .toArray();
            return constructor.newInstance(arguments);
        }
        return null;
    }

    private static Object anything(Class<?> type) {
        if (type == String.class) {
            return CANARY;
        }
        if (type == Map.class) {
            return Map.of(CANARY, CANARY);
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Set.class) {
            return Set.of(CANARY);
        }
        return type == int.class ? (Object) 1 : null;
    }

    private static SecretSource source() {
        return TestSettings.valid()
                .with("oten.client-secret", CANARY + "-and-more-so-that-it-is-long-enough")
                .read()
                .client()
                .secret()
                .orElseThrow();
    }
}
