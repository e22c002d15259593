package com.oten.sample;

import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.OtenUser;
import com.oten.jakarta.error.OtenException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything about the caller's tokens except their values.
 *
 * @param user the caller
 * @param tokens of the caller
 * @param hasRefreshToken whether they can be renewed without the user
 * @param journal recent events
 * @param loginUrl starts a new login
 */
record TokensPage(OtenUser user, OtenTokenService tokens, boolean hasRefreshToken, Journal journal, String loginUrl) {
    private static final String ADMINISTRATORS = "admins";

    /** Below a note, if there is one. */
    Page below(String note) {
        String content = """
                %s<dl>
                %s</dl>
                %s
                <h2>Your ID token says</h2>
                %s
                <h2>What happened</h2>
                %s
                <p><a href="profile">Your profile</a> · <a href="./">Back to the start</a></p>
                """.formatted(note, accessToken(), TokenAction.form(), idToken(), events());
        return new Page("Your tokens", content);
    }

    private String accessToken() {
        if (tokens.scopes().isEmpty()) {
            return row("Access token", "none: <a href=\"" + loginUrl + "\">log in again</a>");
        }
        return row("Access token, scopes", Page.escape(Words.of(tokens.scopes())))
                + row("Valid until", Page.time(tokens.expiresAt()))
                + row("Refresh token", hasRefreshToken ? "yes" : "none: the scope offline_access brings one")
                + row(
                        "Last refreshed",
                        journal.lastRefresh(user.subject()).map(Page::time).orElse("not lately"));
    }

    private String idToken() {
        try {
            return Words.table(Words.of(tokens.idToken().claims()));
        } catch (OtenException e) {
            return "<p>There is none: " + Page.escape(e.code().slug()) + "</p>";
        }
    }

    /** Only administrators see other users' events. */
    private String events() {
        boolean seesAll = user.groups().contains(ADMINISTRATORS);
        List<Journal.Entry> entries = seesAll ? journal.all() : journal.of(user.subject());
        String whose = seesAll
                ? "The last events of everybody, since you are an administrator."
                : "Your own among the last events; administrators see everybody's.";
        return "<p class=\"soft\">" + whose + "</p>\n"
                + entries.stream()
                        .map(entry -> "<li>%s<br>%s</li>\n"
                                .formatted(time(entry.moment()), Page.escape(Journal.text(entry.event()))))
                        .collect(Collectors.joining("", "<ul class=\"events\">\n", "</ul>"));
    }

    private static String time(Instant moment) {
        return "<span class=\"soft\">" + Page.time(moment) + "</span>";
    }

    private static String row(String name, String html) {
        return "<dt>" + name + "</dt><dd>" + html + "</dd>\n";
    }
}
