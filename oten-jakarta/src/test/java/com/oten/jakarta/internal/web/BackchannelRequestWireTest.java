package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.TokenForge;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenLoggedOut.Reason;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.pages.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with a logout token: which are accepted, and the response to Oten. */
class BackchannelRequestWireTest {
    private static final long LONGEST = 32 * 1024;

    private final WebParty party = new WebParty();
    private final RequestHandlers node = party.node();
    private final WebBrowser alice = new WebBrowser();

    @BeforeEach
    void logIn() {
        alice.logIn("alice", node, party.oten());
    }

    @AfterEach
    void close() {
        party.close();
    }

    private TokenForge token() {
        return party.oten().logoutToken("shop").claim("sub", "user-alice");
    }

    private static StubRequest request() {
        return StubRequest.own("/backchannel-logout")
                .posted()
                .with("getContentType", "application/x-www-form-urlencoded")
                .with("getContentLengthLong", 1_000L);
    }

    private StubRequest good() {
        return request().parameter("logout_token", token().sign());
    }

    private Page send(StubRequest in) {
        return (Page) new WebBrowser().send(node, in);
    }

    private void assertAccepted(StubRequest in) {
        assertThat(send(in).status()).isEqualTo(200);
        assertThat(alice.session(node)).isEmpty();
    }

    private void assertRefused(StubRequest in) {
        Page page = party.assertRefused(send(in), OtenErrorCode.LOGOUT_TOKEN_REFUSED);
        assertThat(page.contentType()).isEqualTo("application/problem+json");
        assertThat(page.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(alice.session(node)).isPresent();
        assertThat(party.events()).hasSize(1); // the login
    }

    @Test
    void a_valid_token_ends_the_session_and_Oten_gets_an_empty_response_that_is_not_cached() {
        Page page = send(good());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(page.body()).isEmpty();
        assertThat(page.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(alice.session(node)).isEmpty();
        assertThat(party.events()).last().isEqualTo(new OtenLoggedOut("user-alice", Reason.PROVIDER));
        assertThat(party.failures()).isEmpty();
    }

    @Test
    void a_token_that_names_a_session_only_ends_it_and_nobody_is_named_to_observers() {
        String sid = party.oten().sessionIds("alice").get(0);

        assertAccepted(request()
                .parameter(
                        "logout_token",
                        party.oten().logoutToken("shop").claim("sid", sid).sign()));
        assertThat(party.events()).hasSize(1); // the login
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded;charset=UTF-8",
                "application/x-www-form-urlencoded; charset=utf-8",
                "Application/X-WWW-Form-URLencoded"
            })
    void a_form_is_one_in_every_spelling(String type) {
        assertAccepted(good().with("getContentType", type));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"application/json", "multipart/form-data", "text/plain", "application/logout+jwt"})
    void what_is_not_a_form_is_refused(String type) {
        assertRefused(good().with("getContentType", type));
    }

    @Test
    void a_form_may_be_so_long_and_no_longer() {
        assertRefused(good().with("getContentLengthLong", LONGEST + 1));
        assertAccepted(good().with("getContentLengthLong", LONGEST));
    }

    @Test
    void a_form_of_unknown_length_is_for_the_container_to_limit() {
        assertAccepted(good().with("getContentLengthLong", -1L));
    }

    @Test
    void a_token_in_the_URL_is_refused() {
        assertRefused(good().with("getQueryString", "a=b&logout_token=x"));
    }

    @Test
    void another_parameter_in_the_URL_does_not_matter() {
        assertAccepted(good().with("getQueryString", "tenant=1"));
    }

    @Test
    void no_token_and_two_tokens_are_refused() {
        assertRefused(request());
        assertRefused(good().parameter("logout_token", token().sign()));
    }

    @Test
    void a_token_that_is_signed_with_another_key_is_refused() {
        assertRefused(request()
                .parameter("logout_token", token().signedWithAnotherKey().sign()));
    }

    @Test
    void a_token_is_valid_once() {
        StubRequest once = good();
        assertAccepted(once);
        alice.logIn("alice", node, party.oten());

        party.assertRefused(send(once), OtenErrorCode.LOGOUT_TOKEN_REFUSED);
    }
}
