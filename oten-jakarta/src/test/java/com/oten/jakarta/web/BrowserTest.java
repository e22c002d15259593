package com.oten.jakarta.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.login.LoginTransaction;
import com.oten.jakarta.login.TransactionCookies;
import com.oten.jakarta.request.LoginParameters;
import com.oten.jakarta.request.RandomTokens;
import com.oten.jakarta.seal.SealKeys;
import com.oten.jakarta.seal.SealKeys.Purpose;
import com.oten.jakarta.seal.Sealer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserTest {
    private final RandomTokens random = new RandomTokens(new SecureRandom());
    private final TestClock clock = new TestClock();
    private final SealKeys keys = new SealKeys(TestSettings.valid().read(), new SecureRandom(), clock);
    private final TransactionCookies cookies = new TransactionCookies(
            new Sealer(keys, Purpose.TRANSACTION, TransactionCookies.LONGEST),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            clock);
    private final Browser browser = new Browser(cookies, Duration.ofMinutes(10));
    private final List<String> answered = new ArrayList<>();
    private final HttpServletResponse out = (HttpServletResponse) Proxy.newProxyInstance(
            BrowserTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("addHeader");
                assertThat(arguments[0]).isEqualTo("Set-Cookie");
                answered.add((String) arguments[1]);
                return null;
            });

    @Test
    void sets_a_cookie_that_no_script_sibling_or_foreign_form_gets_at() {
        List<String> lines = browser.remember(transaction(), request(), true);

        // T06
        assertThat(lines)
                .singleElement()
                .asString()
                .matches("__Host-oten-tx-[\\w-]+=[\\w.-]+; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure")
                .hasSizeLessThan(2_048);
    }

    @Test
    void sets_a_plain_cookie_while_developing_by_http() {
        List<String> lines = browser.remember(transaction(), request(), false);

        assertThat(lines)
                .singleElement()
                .asString()
                .matches("oten-tx-[\\w-]+=[\\w.-]+; Path=/; Max-Age=600; HttpOnly; SameSite=Lax");
    }

    @Test
    void forgets_the_oldest_login_when_there_are_too_many() {
        List<Cookie> jar = new ArrayList<>();
        for (int i = 0; i < TransactionCookies.MOST; i++) {
            jar.add(cookie(transaction()));
            clock.advance(Duration.ofMinutes(1));
        }

        List<String> lines = browser.remember(transaction(), request(jar.toArray(Cookie[]::new)), true);

        // T09
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .isEqualTo(jar.get(0).getName() + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void gives_a_transaction_and_forgets_it() {
        LoginTransaction transaction = transaction();
        Cookie cookie = cookie(transaction);

        LoginTransaction taken = browser.take(transaction.state(), request(cookie), out, true);

        // CC: the same name, path and flags
        assertThat(taken).isEqualTo(transaction);
        assertThat(answered).containsExactly(cookie.getName() + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void gives_each_tab_its_own_transaction() {
        LoginTransaction one = transaction();
        LoginTransaction two = transaction();
        HttpServletRequest in = request(new Cookie("JSESSIONID", "x"), cookie(one), cookie(two));

        // C16
        assertThat(browser.take(two.state(), in, out, true)).isEqualTo(two);
        assertThat(browser.take(one.state(), in, out, true)).isEqualTo(one);
    }

    @Test
    void forgets_a_damaged_transaction_too() {
        LoginTransaction transaction = transaction();
        Cookie cookie = cookie(transaction);
        cookie.setValue(cookie.getValue() + "A");

        // T01
        assertThatThrownBy(() -> browser.take(transaction.state(), request(cookie), out, true))
                .isInstanceOf(OtenRejectedException.class)
                .extracting("code")
                .isEqualTo(OtenErrorCode.CALLBACK_UNKNOWN);
        assertThat(answered)
                .singleElement()
                .asString()
                .startsWith(cookie.getName() + "=; ")
                .contains("Max-Age=0");
    }

    @Test
    void knows_nothing_of_a_browser_without_cookies() {
        // C01
        assertThatThrownBy(() -> browser.take(random.next(), request(), out, true))
                .isInstanceOf(OtenRejectedException.class)
                .extracting("code")
                .isEqualTo(OtenErrorCode.CALLBACK_UNKNOWN);
        assertThat(answered).isEmpty();
    }

    @Test
    void ignores_a_cookie_that_a_sibling_domain_has_set() {
        LoginTransaction attackers = transaction();
        Cookie tossed = new Cookie(cookies.name(attackers, false), cookies.seal(attackers));

        // C03, T06
        assertThatThrownBy(() -> browser.take(attackers.state(), request(tossed), out, true))
                .isInstanceOf(OtenRejectedException.class);
    }

    private LoginTransaction transaction() {
        return new LoginTransaction(
                random.next(), random.next(), random.next(), "/app/", clock.instant(), 0, LoginParameters.NONE);
    }

    private Cookie cookie(LoginTransaction transaction) {
        return new Cookie(cookies.name(transaction, true), cookies.seal(transaction));
    }

    private static HttpServletRequest request(Cookie... sent) {
        StubRequest in = StubRequest.get();
        return (sent.length == 0 ? in : in.with("getCookies", sent)).request();
    }
}
