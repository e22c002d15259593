package com.oten.emulator.endpoint;

import com.oten.emulator.EmulatedUser;
import com.oten.emulator.Endpoint;
import com.oten.emulator.request.AuthorizationRequest;
import com.oten.emulator.session.Users;
import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.Reply;
import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** What a user sees: choose a user, consent, logged out, an error that cannot go back to the client. */
public final class Pages {
    private static final Map<String, String> SCOPES = Map.of(
            "openid", "Know who you are",
            "profile", "See your name, picture and groups",
            "email", "See your e-mail address",
            "groups", "See your groups",
            "offline_access", "Stay connected while you are away");

    private final Users users;

    public Pages(Users users) {
        this.users = users;
    }

    Reply login(AuthorizationRequest request, String interaction) {
        String hint = request.loginHint().orElse("");
        String buttons = users.all().stream()
                .sorted(Comparator.comparing(user -> !isMeant(user, hint)))
                .map(user -> button(user, isMeant(user, hint)))
                .collect(Collectors.joining("\n"));
        String content = """
                <h1>Who are you?</h1>
                <p>Log in to continue to <strong>%s</strong>%s.</p>
                <form method="post" action="%s">
                <input type="hidden" name="interaction" value="%s">
                %s
                <button class="quiet" name="decision" value="deny">Cancel</button>
                </form>
                """.formatted(
                        Html.escape(request.client().id()),
                        request.workspaceHint()
                                .map(workspace -> " in the workspace <strong>" + Html.escape(workspace) + "</strong>")
                                .orElse(""),
                        Endpoint.LOGIN.path(),
                        Html.escape(interaction),
                        buttons);
        return Html.page(200, "Log in", content, target(request));
    }

    Reply consent(AuthorizationRequest request, EmulatedUser user, String interaction) {
        String scopes = request.scope().stream()
                .map(scope -> "<li>%s <code>%s</code></li>"
                        .formatted(Html.escape(SCOPES.getOrDefault(scope, scope)), Html.escape(scope)))
                .collect(Collectors.joining("\n"));
        String content = """
                <h1>Allow <strong>%s</strong>?</h1>
                <p>You are %s. The application would like to:</p>
                <ul>
                %s
                </ul>
                <form method="post" action="%s">
                <input type="hidden" name="interaction" value="%s">
                <button class="main" name="decision" value="allow">Allow</button>
                <button class="quiet" name="decision" value="deny">Deny</button>
                </form>
                """.formatted(
                        Html.escape(request.client().id()),
                        Html.escape(user.name()),
                        scopes,
                        Endpoint.CONSENT.path(),
                        Html.escape(interaction));
        return Html.page(200, "Allow access", content, target(request));
    }

    Reply error(Refusal refusal) {
        String content = """
                <h1>This cannot go on</h1>
                <p>%s</p>
                <p>Error code: <code>%s</code></p>
                """.formatted(Html.escape(refusal.description()), Html.escape(refusal.error()));
        return Html.page(refusal.status(), "Error", content, "");
    }

    Reply loggedOut() {
        return Html.page(200, "Logged out", "<h1>You are logged out</h1>\n<p>You can close this page.</p>", "");
    }

    private static boolean isMeant(EmulatedUser user, String hint) {
        return hint.equals(user.username()) || hint.equals(user.email()) || hint.equals(user.subject());
    }

    private static String button(EmulatedUser user, boolean meant) {
        return "<button name=\"user\" value=\"%s\"%s>%s<small>%s</small></button>"
                .formatted(
                        Html.escape(user.username()),
                        meant ? " autofocus" : "",
                        Html.escape(user.name()),
                        Html.escape(user.email()));
    }

    /** The client's origin, or its scheme for a native client with a private-use scheme. */
    private static String target(AuthorizationRequest request) {
        URI uri = URI.create(request.address().redirectUri());
        return uri.getAuthority() == null
                ? " " + uri.getScheme() + ":"
                : " " + uri.getScheme() + "://" + uri.getAuthority();
    }
}
