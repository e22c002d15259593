package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.http.Budget;
import com.oten.jakarta.internal.login.ReturnUrl;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.pages.Reply;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins as requests and responses, also several at once. */
class LoginsWireTest {
    private final WebParty party = new WebParty();
    private final OtenEmulator oten = party.oten();
    private final RequestHandlers node = party.node();

    @AfterEach
    void close() {
        party.close();
    }

    @Test
    void twenty_tabs_that_open_at_once_leave_no_more_than_five_cookies() {
        Set<String> names = IntStream.range(0, 20)
                .mapToObj(i -> cookie(start(node)).getName())
                .collect(Collectors.toSet());

        assertThat(names).hasSize(5);
    }

    @Test
    void two_applications_of_one_client_on_one_host_do_not_meet() {
        Cookie ours = cookie(start(node));
        Cookie theirs = cookie(start(party.nodeAt("/other")));

        assertThat(prefix(theirs)).isNotEqualTo(prefix(ours));
    }

    @Test
    void a_callback_that_comes_to_another_application_of_the_client_uses_nothing_up() throws IOException {
        Redirect login = start(node);
        StubRequest callback = callback(login);

        Sent other = send(party.nodeAt("/other"), callback);

        assertThat(other.status()).isEqualTo(400);
        assertThat(oten.count(Endpoint.TOKEN)).isZero();
        assertThat(send(node, callback).location()).isEqualTo("/app/profile");
    }

    @Test
    void the_same_callback_twice_at_once_is_one_exchange_and_one_response() throws Exception {
        StubRequest callback = callback(start(node));
        CountDownLatch firstIsThere = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        party.whenLookingUpTheSecret(() -> {
            firstIsThere.countDown();
            await(goOn);
        });

        CompletableFuture<Sent> first = WireThreads.start(() -> send(node, callback));
        await(firstIsThere);
        Thread[] second = new Thread[1];
        CompletableFuture<Sent> other = WireThreads.start(() -> {
            second[0] = Thread.currentThread();
            return send(node, callback);
        });
        WireWait.until(() -> second[0] != null
                && (second[0].getState() == Thread.State.TIMED_WAITING
                        || second[0].getState() == Thread.State.WAITING));
        goOn.countDown();

        assertThat(first.get()).isEqualTo(other.get());
        assertThat(first.get().location()).isEqualTo("/app/profile");
        assertThat(oten.count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void the_same_callback_on_another_node_is_redirected_to_the_page_without_an_exchange() throws IOException {
        StubRequest callback = callback(start(node));
        send(node, callback);

        Sent again = send(party.node(), callback);

        assertThat(again.location()).isEqualTo("/app/profile");
        assertThat(oten.count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch",
        "Sec-Purpose, prefetch;prerender",
        "Purpose, prefetch",
        "X-Purpose, preview",
        "X-Moz, prefetch"
    })
    void a_prefetch_uses_up_neither_code_nor_transaction(String header, String value) throws IOException {
        Redirect login = start(node);
        StubRequest callback = callback(login);

        Sent early = send(node, callback(login).header(header, value));

        assertThat(early).isEqualTo(new Sent(503, "", List.of()));
        assertThat(oten.count(Endpoint.TOKEN)).isZero();
        assertThat(send(node, callback).location()).isEqualTo("/app/profile");
    }

    @Test
    void a_prefetch_starts_no_login() throws IOException {
        assertThat(send(node, loginPath().header("Sec-Purpose", "prefetch"))).isEqualTo(new Sent(503, "", List.of()));
    }

    @Test
    void a_prefetch_of_a_page_that_asks_for_a_login_starts_none() throws IOException {
        StubRequest in = StubRequest.get()
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Purpose", "prefetch")
                .with("getRequestURI", "/app/profile");

        Reply early = node.logins().begin(OtenLogin.fresh(), in.request());

        assertThat(early.status()).isEqualTo(503);
        assertThat(early.setCookies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"no-cors, 401", "cors, 401", "same-origin, 401", "navigate, 302", ", 302"})
    void a_link_that_logs_in_does_not_work_as_an_image(String mode, int status) throws IOException {
        StubRequest in = loginPath();
        if (mode != null) {
            in.header("Sec-Fetch-Mode", mode);
        }

        assertThat(send(node, in).status()).isEqualTo(status);
    }

    @Test
    void a_login_whose_time_is_used_up_ends_at_a_page_and_not_at_Oten_once_more() throws IOException {
        StubRequest callback = callback(start(node));
        oten.answer(Endpoint.TOKEN, CannedResponse.hang(Duration.ofMinutes(1)), 9);

        Sent late = Budget.of(Duration.ofMillis(300), () -> send(node, callback));

        assertThat(late.status()).isEqualTo(503);
        assertThat(late.location()).isEmpty();
    }

    @Test
    void a_login_whose_connection_broke_goes_to_Oten_once_more() throws IOException {
        Redirect login = start(node);
        StubRequest callback = callback(login);
        oten.answer(Endpoint.TOKEN, CannedResponse.disconnect(), 9);

        Sent again = send(node, callback);

        assertThat(again.status()).isEqualTo(302);
        assertThat(again.location()).startsWith(oten.uri(Endpoint.AUTHORIZE).toString());
    }

    @Test
    void made_up_logout_tokens_keep_nobody_from_logging_in() throws IOException {
        RequestHandlers small = party.node("oten.http.max-waiting", "4", "oten.http.timeout", "PT60S");
        send(small, callback(start(small))); // the keys are known
        oten.answer(Endpoint.JWKS, CannedResponse.hang(Duration.ofMinutes(1)), 9);

        List<CompletableFuture<Sent>> sent = IntStream.range(0, 4)
                .mapToObj(i -> WireThreads.start(() -> send(small, madeUpLogout())))
                .toList();
        WireWait.until(() -> sent.stream().filter(CompletableFuture::isDone).count() == 3);

        assertThat(sent.stream().filter(CompletableFuture::isDone))
                .allMatch(one -> one.join().status() == 503);
        assertThat(send(small, callback(start(small))).location()).isEqualTo("/app/profile");
    }

    /** Signed with an unknown key, for which the library fetches the keys again. */
    private StubRequest madeUpLogout() {
        String token = oten.forge()
                .header("typ", "logout+jwt")
                .header("kid", "made-up")
                .claims(Map.of("iss", oten.issuer().toString(), "aud", "shop"))
                .sign();
        return StubRequest.own("/backchannel-logout")
                .posted()
                .with("getContentType", "application/x-www-form-urlencoded")
                .with("getContentLengthLong", 1_000L)
                .parameter("logout_token", token);
    }

    @Test
    void the_page_that_asks_whether_to_log_out_lets_the_browser_go_where_the_logout_is() throws IOException {
        oten.metadata(document -> document.put("end_session_endpoint", "http://127.0.0.1:7/out"));
        start(node); // the metadata is known
        Reply page = node.routes().serve(StubRequest.own("/logout").request());

        String issuer = oten.issuer().getScheme() + "://" + oten.issuer().getAuthority();
        assertThat(page.headers().get("Content-Security-Policy"))
                .contains("form-action 'self' " + issuer + " http://127.0.0.1:7;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iframe", "frame", "fencedframe", "embed", "object"})
    void in_a_frame_no_login_starts_and_nothing_is_remembered(String destination) throws IOException {
        assertThat(send(node, framed(loginPath(), destination))).isEqualTo(new Sent(401, "", List.of()));
    }

    @Test
    void a_window_and_a_silent_frame_log_in() throws IOException {
        StubRequest silent = loginPath().parameter("prompt", "none");

        assertThat(send(node, framed(loginPath(), "document")).status()).isEqualTo(302);
        assertThat(send(party.node("oten.login.url-parameters", "prompt"), framed(silent, "iframe"))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void only_the_page_that_links_out_of_a_frame_may_be_framed() {
        Page inFrame = refused(OtenErrorCode.LOGIN_IN_FRAME);
        Page other = refused(OtenErrorCode.ACCESS_DENIED);

        assertThat(inFrame.headers())
                .containsEntry("X-Frame-Options", "SAMEORIGIN")
                .hasEntrySatisfying(
                        "Content-Security-Policy", policy -> assertThat(policy).endsWith("frame-ancestors 'self'"));
        assertThat(inFrame.body()).contains("<a target=\"_top\" href=\"/app/oten/login?return_to=%2Fapp%2Fprofile\">");
        assertThat(other.headers())
                .containsEntry("X-Frame-Options", "DENY")
                .hasEntrySatisfying(
                        "Content-Security-Policy", policy -> assertThat(policy).endsWith("frame-ancestors 'none'"));
    }

    private Page refused(OtenErrorCode code) {
        Optional<ReturnUrl> wanted = Optional.of(node.client().logins().returnUrl("/app/profile", "/app"));
        return node.failures().respondToLogin(code.exception("no"), page(), wanted);
    }

    private static HttpServletRequest page() {
        return StubRequest.get()
                .header("Sec-Fetch-Mode", "navigate")
                .with("getRequestURI", "/app/profile")
                .request();
    }

    private static StubRequest framed(StubRequest in, String destination) {
        return in.header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Dest", destination);
    }

    private static StubRequest loginPath() {
        return StubRequest.own("/login");
    }

    private static Redirect start(RequestHandlers at) {
        return (Redirect) at.logins().begin(OtenLogin.fresh(), page());
    }

    /** The callback of alice's browser. */
    private StubRequest callback(Redirect login) {
        oten.approveAll("alice");
        return WebBrowser.back(login).with("getCookies", new Cookie[] {cookie(login)});
    }

    /** The response to a callback. */
    private record Sent(int status, String location, List<String> setCookies) {}

    private static Sent send(RequestHandlers to, StubRequest in) {
        HttpSession session = (HttpSession) Proxy.newProxyInstance(
                LoginsWireTest.class.getClassLoader(),
                new Class<?>[] {HttpSession.class},
                (proxy, method, arguments) -> method.getName().equals("getCreationTime") ? 0L : null);
        Reply reply = to.routes().serve(in.with("getSession", session).request());
        return new Sent(reply.status(), reply.headers().getOrDefault("Location", ""), reply.setCookies());
    }

    private static Cookie cookie(Redirect login) {
        String line = login.setCookies().get(login.setCookies().size() - 1);
        int equals = line.indexOf('=');
        return new Cookie(line.substring(0, equals), line.substring(equals + 1, line.indexOf(';')));
    }

    private static String prefix(Cookie cookie) {
        return cookie.getName().substring(0, "__Host-oten-tx-12345678".length());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
