package com.oten.jakarta.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.seal.SealKeys;
import com.oten.jakarta.internal.seal.SealKeys.Purpose;
import com.oten.jakarta.internal.seal.Sealed;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.TokenVault.Tokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerializedSessionTest {
    private static final Instant NOW = TestClock.START;
    private static final Map<String, Object> CLAIMS = Map.of(
            "sub",
            "alice",
            "name",
            "Alice \ud83e\uddd1\u200d\ud83d\ude80",
            "auth_time",
            1_772_366_400L,
            "score",
            0.25,
            "email_verified",
            true,
            "address",
            Map.of("country", "NO"),
            "groups",
            List.of("a", "b"));

    private final TokenVault vault = new TokenVault(new Sealer(
            new SealKeys(TestSettings.valid().read(), "", new SecureRandom(), new TestClock()),
            Purpose.SESSION,
            TokenVault.LONGEST));

    @Test
    void comes_back_as_it_was() throws Exception {
        OtenSession session = session(CLAIMS, sealed());

        OtenSession read = read(written(session));

        assertSame(read, session);
        assertThat(read.isEnded()).isFalse();
        assertThat(vault.open(read.tokens().sealed())
                        .orElseThrow()
                        .accessToken()
                        .value())
                .isEqualTo("access-canary");
    }

    @Test
    void is_read_as_the_first_version_wrote_it() throws Exception {
        OtenSession read = read(writtenByTheFirstBuild());

        // S05: these bytes are in some server's store; whoever changes the form keeps reading them, or drops them on
        // purpose
        assertThat(read.isEnded()).isFalse();
        assertThat(read.id()).isEqualTo("0123456789abcdef");
        assertThat(read.generation()).isEqualTo(7);
        assertThat(read.issuer()).isEqualTo("https://account.oten.com");
        assertThat(read.subject()).isEqualTo("alice");
        assertThat(read.groups()).containsExactly("admins");
        assertThat(read.claims()).containsEntry("name", CLAIMS.get("name")).containsEntry("auth_time", 1_772_366_400L);
        assertThat(read.loggedInAt()).isEqualTo(NOW);
        assertThat(read.scopes()).containsExactlyInAnyOrder("openid", "email");
        assertThat(read.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        Tokens tokens = vault.open(read.tokens().sealed()).orElseThrow();
        assertThat(tokens.accessToken().value()).isEqualTo("access-canary");
        assertThat(tokens.refreshToken()).contains(new Secret("refresh-canary"));
        assertThat(tokens.idToken()).contains(new Secret("id-canary"));
    }

    @Property(tries = 300)
    void comes_back_whatever_the_claims_are(@ForAll("claims") Map<String, Object> claims) throws Exception {
        OtenSession session = session(claims, sealed());

        assertSame(read(written(session)), session);
    }

    @Test
    void holds_no_token_in_the_clear() throws Exception {
        String bytes = new String(written(session(CLAIMS, sealed())), StandardCharsets.ISO_8859_1);

        // S04
        assertThat(bytes).doesNotContain("canary", "jose4j", "crypto", "Secret", "Proxy", TestSettings.SECRET);
        assertThat(bytes).contains("com.oten.jakarta.internal.session.SerializedSession", "alice");
    }

    @Test
    void comes_back_with_a_number_that_no_double_holds() throws Exception {
        Map<String, Object> claims = claims("{\"sub\":\"alice\",\"big\":1e999,\"small\":-1e999}");

        OtenSession read = read(written(session(claims, sealed())));

        assertThat(read.subject()).isEqualTo("alice"); // S05: what could log in can be passivated
    }

    @Test
    void comes_back_with_claims_as_deep_as_an_ID_token_may_have() throws Exception {
        Map<String, Object> claims =
                claims("{\"sub\":\"alice\",\"deep\":" + "[".repeat(31) + "1" + "]".repeat(31) + "}");

        OtenSession read = read(written(session(claims, sealed())));

        assertThat(read.isEnded()).isFalse(); // S05: what could log in can come back
    }

    static Stream<Arguments> damaged() {
        String good = json();
        return Stream.of(
                Arguments.of("a later version", List.of(2, good)),
                Arguments.of("an earlier version", List.of(0, good)),
                Arguments.of("a later version of another shape", List.of(2, 3, 4, List.of("x"))),
                Arguments.of("no JSON", List.of(1, "hello")),
                Arguments.of("an empty text", List.of(1, "")),
                Arguments.of("half a JSON", List.of(1, good.substring(0, good.length() / 2))),
                Arguments.of("an empty object", List.of(1, "{}")),
                Arguments.of("an array", List.of(1, "[]")),
                Arguments.of("null", List.of(1, "null")),
                Arguments.of("another type of object", List.of(1, List.of(good))),
                Arguments.of("another type of member", List.of(1, good.replace("\"alice\"", "1"))),
                Arguments.of("no groups", List.of(1, good.replace("\"groups\"", "\"group\""))),
                Arguments.of("groups of numbers", List.of(1, good.replace("[\"admins\"]", "[1]"))),
                Arguments.of("a time beyond all times", List.of(1, good.replace("1772366400", "1e99"))),
                Arguments.of("a time too far", List.of(1, good.replace("1772366400", "9223372036854775807"))),
                Arguments.of("deep nesting", List.of(1, "{\"a\":" + "[".repeat(20_000))),
                Arguments.of("an endless number", List.of(1, good.replace("1772366400", "1".repeat(5_000)))),
                Arguments.of("no text", List.of(1)),
                Arguments.of("nothing", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void becomes_an_ended_session_when_it_cannot_be_read(String title, List<Object> content) throws Exception {
        byte[] bytes = renamed(written(new StoredSessionFake(content)), "StoredSessionFake", "SerializedSession");

        OtenSession read = read(bytes);

        // S05
        assertThat(read.isEnded()).as(title).isTrue();
        assertThat(read.groups()).isEmpty();
        assertThat(read.callerName()).isEmpty();
        assertThat(read.tokens().canRefresh()).isFalse();
    }

    @Property(tries = 500)
    void becomes_an_ended_session_for_any_text(@ForAll String text) throws Exception {
        byte[] bytes =
                renamed(written(new StoredSessionFake(List.of(1, text))), "StoredSessionFake", "SerializedSession");

        assertThat(read(bytes).isEnded()).isTrue(); // S05
    }

    @Test
    void is_the_only_way_to_a_session() throws Exception {
        byte[] bytes = renamed(written(new OtenSessioo()), "OtenSessioo", "OtenSession");

        assertThatThrownBy(() -> read(bytes)).isInstanceOf(InvalidObjectException.class); // S04
    }

    static Stream<List<Object>> unreadable() {
        return Stream.of(List.of(), List.of(1), List.of(2), List.of(2, "x", 3, "y"), List.of(1, "{}", "z"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void does_not_break_what_is_stored_beside_it(List<Object> content) throws Exception {
        List<Object> attributes = new ArrayList<>(List.of(new StoredSessionFake(content), "the cart"));
        byte[] bytes = renamed(written(attributes), "StoredSessionFake", "SerializedSession");

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            assertThat((List<?>) in.readObject()).last().isEqualTo("the cart"); // S05
        }
    }

    @Test
    void becomes_an_ended_session_when_a_later_version_holds_a_class_that_is_not_here() throws Exception {
        byte[] form = renamed(
                written(new StoredSessionFake(List.of(2, new OtenSessioo()))),
                "StoredSessionFake",
                "SerializedSession");
        byte[] bytes = renamed(form, "OtenSessioo", "NoSuchClass");

        assertThat(read(bytes).isEnded()).isTrue(); // S05
    }

    @ParameterizedTest
    @ValueSource(strings = {"access-canary", "refresh-canary", "id-canary", "alice"})
    void prints_nothing_of_the_session(String canary) {
        assertThat(session(CLAIMS, sealed()).toString()).doesNotContain(canary); // O04
    }

    @Provide
    Arbitrary<Map<String, Object>> claims() {
        Arbitrary<String> text = Arbitraries.strings()
                .all()
                .ofMaxLength(20)
                .filter(one -> StandardCharsets.UTF_8.newEncoder().canEncode(one));
        Arbitrary<Object> scalar = Arbitraries.oneOf(
                text.asGeneric(),
                Arbitraries.longs()
                        .between(-8_999_999_999_999_999L, 8_999_999_999_999_999L)
                        .asGeneric(),
                Arbitraries.doubles().between(-1e12, 1e12).ofScale(4).asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        Arbitrary<Object> value = Arbitraries.lazyOf(
                () -> scalar,
                () -> scalar,
                () -> scalar.list().ofMaxSize(3).asGeneric(),
                () -> Arbitraries.maps(text, scalar).ofMaxSize(3).asGeneric());
        return Combinators.combine(Arbitraries.maps(text, value).ofMaxSize(6), text)
                .as((claims, sub) -> claims);
    }

    private Sealed sealed() {
        return vault.seal(new Tokens(
                new Secret("access-canary"),
                Optional.of(new Secret("refresh-canary")),
                Optional.of(new Secret("id-canary"))));
    }

    private static OtenSession session(Map<String, Object> claims, Sealed sealed) {
        TokenState tokens =
                new TokenState(sealed, Set.of("openid"), NOW.plusSeconds(3600), NOW.plusSeconds(2880), true);
        return new OtenSession(
                "0123456789abcdef",
                7,
                "https://account.oten.com",
                "alice",
                "alice",
                Set.of("admins"),
                claims,
                NOW,
                tokens,
                Duration.ofMinutes(5),
                -7);
    }

    private static String json() {
        return "{\"id\":\"0123\",\"generation\":7,\"iss\":\"https://account.oten.com\",\"sub\":\"alice\",\"name\":\"alice\","
                + "\"groups\":[\"admins\"],\"claims\":\"{}\",\"since\":1772366400,\"tokens\":\"x\",\"scopes\":[],"
                + "\"expires\":1772366400,\"refresh\":1772366400,\"refreshable\":true}";
    }

    @Test
    void is_read_in_version_1() throws Exception {
        byte[] bytes =
                renamed(written(new StoredSessionFake(List.of(1, json()))), "StoredSessionFake", "SerializedSession");

        assertThat(read(bytes).isEnded()).isFalse(); // otherwise the damaged ones would prove nothing
    }

    private static void assertSame(OtenSession read, OtenSession session) {
        assertThat(read.id()).isEqualTo(session.id());
        assertThat(read.generation()).isEqualTo(session.generation());
        assertThat(read.issuer()).isEqualTo(session.issuer());
        assertThat(read.subject()).isEqualTo(session.subject());
        assertThat(read.callerName()).isEqualTo(session.callerName());
        assertThat(read.groups()).isEqualTo(session.groups());
        assertThat(read.claims()).isEqualTo(session.claims());
        assertThat(read.loggedInAt()).isEqualTo(session.loggedInAt());
        assertThat(read.tokens()).isEqualTo(session.tokens());
        assertThat(read.metMaxAge()).isEqualTo(session.metMaxAge());
        assertThat(read.asker()).isEqualTo(session.asker());
    }

    private static Map<String, Object> claims(String json) throws Exception {
        return Json.toMap(Json.object(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Made once and never again; sealed with what is derived from the secret of the tests. */
    private static byte[] writtenByTheFirstBuild() throws IOException {
        try (InputStream in = SerializedSessionTest.class.getResourceAsStream("serialized-session-1.base64")) {
            return Base64.getMimeDecoder().decode(in.readAllBytes());
        }
    }

    private static byte[] written(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static OtenSession read(byte[] bytes) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (OtenSession) in.readObject();
        }
    }

    private static byte[] renamed(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(from).hasSameSizeAs(to);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
