package com.oten.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.OtenLoginFailed;
import com.oten.jakarta.OtenTokensRefreshed;
import com.oten.jakarta.error.OtenErrorCode;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensPageTest {
    private static final Instant NOW = Instant.parse("2026-03-04T04:00:00Z");

    private final Journal journal = new Journal();

    @Test
    void tells_all_about_the_tokens_but_the_tokens() {
        String html = page(StubTokens.good()).below("").html();

        assertThat(html)
                .contains("email openid", "4 March 2026, 05:06:07 UTC", "<dd>yes</dd>", "not lately")
                .contains("<th scope=\"row\">iat</th><td>2026-03-04T05:06:07Z</td>")
                .doesNotContain("canary");
    }

    @Test
    void says_when_the_tokens_were_refreshed() {
        journal.note(NOW, new OtenTokensRefreshed("user-1", StubTokens.END));

        assertThat(page(StubTokens.good()).below("").html())
                .contains("<dt>Last refreshed</dt><dd><time datetime=\"2026-03-04T04:00:00Z\">");
    }

    @Test
    void offers_a_login_where_the_tokens_were_given_back() {
        StubTokens tokens = StubTokens.good().with("scopes", Set::of).with("idToken", () -> {
            throw OtenErrorCode.TOKENS_EXPIRED.exception("given back");
        });

        assertThat(page(tokens).below("").html())
                .contains(
                        "<a href=\"oten/login?return_to=%2Ftokens\">log in again</a>", "There is none: tokens-expired");
    }

    @Test
    void shows_other_people_s_events_to_administrators_only() {
        journal.note(NOW, new OtenTokensRefreshed("user-2", StubTokens.END));
        journal.note(NOW, new OtenLoginFailed(OtenErrorCode.CLIENT_REFUSED, "a1b2"));

        assertThat(page(StubTokens.good()).below("").html()).doesNotContain("user-2", "a1b2");
        assertThat(new TokensPage(
                                StubUser.named("Root").withGroups("admins"),
                                StubTokens.good().service(),
                                true,
                                journal,
                                "x")
                        .below("")
                        .html())
                .contains("user-2 has new tokens", "a login failed: client-refused, number a1b2");
    }

    private TokensPage page(StubTokens tokens) {
        return new TokensPage(StubUser.named("Alice"), tokens.service(), true, journal, Page.loginUrl("/tokens"));
    }
}
