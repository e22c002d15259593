package com.oten.sample;

import com.oten.jakarta.OtenUser;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The logged-in user as the pages show them. */
final class ShownUser {
    private ShownUser() {}

    static String shownName(OtenUser user) {
        return user.name().or(user::email).orElseGet(user::subject);
    }

    /** The picture, or the first letter of the name if there is none. */
    static String picture(OtenUser user) {
        return showable(user)
                .map(uri -> "<img class=\"picture\" src=\"%s\" alt=\"\" referrerpolicy=\"no-referrer\">"
                        .formatted(Page.escape(uri.toASCIIString())))
                .orElseGet(() -> "<span class=\"picture\" aria-hidden=\"true\">%s</span>"
                        .formatted(Page.escape(initial(shownName(user)))));
    }

    /** Where the picture comes from, for the content security policy. */
    static Optional<String> pictureOrigin(OtenUser user) {
        return showable(user).map(uri -> "https://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
    }

    /** {@link OtenUser#picture()} returns https only; a URI without a valid host cannot be put into a policy. */
    private static Optional<URI> showable(OtenUser user) {
        return user.picture().filter(uri -> uri.getHost() != null);
    }

    private static String initial(String name) {
        String trimmed = name.strip();
        return trimmed.isEmpty()
                ? "?"
                : Character.toString(trimmed.codePointAt(0)).toUpperCase(Locale.ROOT);
    }
}
