package com.oten.jakarta.internal.web.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.internal.login.CallbackQuery;
import com.oten.jakarta.internal.login.CookieSlot;
import com.oten.jakarta.internal.login.DroppedLogins;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.login.TransactionCookies;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.seal.SealKeys;
import com.oten.jakarta.internal.seal.SealKeys.Purpose;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.RandomTokens;
import com.oten.jakarta.internal.web.StubRequest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TransactionCookieStoreTest {
    private final RandomTokens random = new RandomTokens(new SecureRandom());
    private final TestClock clock = new TestClock();
    private final SealKeys keys = new SealKeys(TestSettings.valid().read(), "", new SecureRandom(), clock);
    private final TransactionCookies cookies = new TransactionCookies(
            new Sealer(keys, Purpose.TRANSACTION, TransactionCookies.LONGEST),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            clock);
    private final TransactionCookieStore store = new TransactionCookieStore(cookies, Duration.ofMinutes(10));

    @Test
    void sets_a_cookie_that_scripts_sibling_domains_and_foreign_forms_cannot_use() {
        String line = store.remember(transaction(0), true);

        // T06
        assertThat(line)
                .matches("__Host-oten-tx-[\\w-]+=[\\w.-]+; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure")
                .hasSizeLessThan(1_000);
    }

    @Test
    void sets_a_plain_cookie_while_developing_by_http() {
        String line = store.remember(transaction(0), false);

        assertThat(line).matches("oten-tx-[\\w-]+=[\\w.-]+; Path=/; Max-Age=600; HttpOnly; SameSite=Lax");
    }

    @Test
    void puts_a_login_into_the_place_of_the_oldest_when_there_are_too_many() {
        List<Cookie> jar = new ArrayList<>();
        for (int i = 0; i < CookieSlot.COUNT; i++) {
            jar.add(cookie(transaction(i)));
            clock.advance(Duration.ofSeconds(1));
        }

        CookieSlot slot = store.place(request(jar.toArray(Cookie[]::new)), true).slot();

        // T09
        assertThat(store.remember(transaction(slot.number()), true))
                .startsWith(jar.get(0).getName() + "=");
    }

    @Test
    void gives_a_transaction_that_is_to_be_forgotten_under_the_same_name() {
        LoginTransaction transaction = transaction(1);
        Cookie cookie = cookie(transaction);

        LoginTransaction found = find(transaction.state(), cookie);

        // CC: the same name, path and flags
        assertThat(found).isEqualTo(transaction);
        assertThat(store.forget(found.state(), true))
                .isEqualTo(cookie.getName() + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void gives_each_tab_its_own_transaction() {
        LoginTransaction one = transaction(1);
        LoginTransaction two = transaction(2);
        Cookie[] jar = {new Cookie("JSESSIONID", "x"), cookie(one), cookie(two)};

        // C16
        assertThat(find(two.state(), jar)).isEqualTo(two);
        assertThat(find(one.state(), jar)).isEqualTo(one);
    }

    @Test
    void does_not_open_a_damaged_transaction() {
        LoginTransaction transaction = transaction(1);
        Cookie cookie = cookie(transaction);
        cookie.setValue(cookie.getValue() + "A");

        String remembered = store.remembered(transaction.state(), request(cookie), true); // and so can be forgotten

        // T01
        assertUnknown(() -> store.match(query(transaction.state()), remembered));
    }

    @Test
    void keeps_the_login_that_waits_in_the_slot_of_a_forged_callback() {
        assertUnknown(new CookieSlot(1).state(random), cookie(transaction(1)));
    }

    @Test
    void knows_nothing_of_a_browser_without_cookies() {
        // C01
        assertUnknown(new CookieSlot(1).state(random));
        assertUnknown("");
    }

    @Test
    void ignores_a_cookie_that_a_sibling_domain_has_set() {
        LoginTransaction attackers = transaction(1);
        Cookie tossed = new Cookie(cookies.name(new CookieSlot(1), false), cookies.seal(attackers));

        assertUnknown(attackers.state(), tossed); // C03, T06
    }

    private LoginTransaction find(String state, Cookie... sent) {
        return store.match(query(state), store.remembered(state, request(sent), true))
                .transaction();
    }

    private static CallbackQuery query(String state) {
        return new CallbackQuery(Map.of("state", new String[] {state}));
    }

    private void assertUnknown(String state, Cookie... sent) {
        assertUnknown(() -> store.remembered(state, request(sent), true));
    }

    private static void assertUnknown(ThrowingCallable finding) {
        assertThatThrownBy(finding)
                .isInstanceOf(OtenRejectedException.class)
                .extracting("code")
                .isEqualTo(OtenErrorCode.CALLBACK_UNKNOWN);
    }

    private LoginTransaction transaction(int slot) {
        return new LoginTransaction(
                new CookieSlot(slot).state(random),
                random.next(),
                random.next(),
                "/app/",
                clock.instant(),
                0,
                0,
                DroppedLogins.NONE,
                LoginParameters.NONE);
    }

    private Cookie cookie(LoginTransaction transaction) {
        CookieSlot slot = CookieSlot.of(transaction.state()).orElseThrow();
        return new Cookie(cookies.name(slot, true), cookies.seal(transaction));
    }

    private static HttpServletRequest request(Cookie... sent) {
        StubRequest in = StubRequest.get();
        return (sent.length == 0 ? in : in.with("getCookies", sent)).request();
    }
}
