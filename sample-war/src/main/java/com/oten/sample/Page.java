package com.oten.sample;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * The layout of the pages, their headers, and HTML escaping. All links are relative, so that the application
 * works below any context path.
 *
 * @param title plain text
 * @param content HTML, everything in it escaped already
 * @param imageSources what {@code img-src} allows
 */
record Page(String title, String content, String imageSources) {
    /** Posts to the library's logout path, which redirects to Oten and back. */
    static final String LOGOUT_FORM =
            "<form method=\"post\" action=\"oten/logout\"><button class=\"quiet\">Log out</button></form>";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    Page(String title, String content) {
        this(title, content, "'self'");
    }

    Page withImagesFrom(Optional<String> origin) {
        return new Page(title, content, imageSources + origin.map(o -> " " + o).orElse(""));
    }

    void writeTo(HttpServletResponse out) throws IOException {
        // no form-action: browsers apply it to redirects too, and the logout redirects to Oten
        out.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src " + imageSources
                        + "; base-uri 'none'; frame-ancestors 'none'");
        out.setHeader("Cache-Control", "no-store");
        out.setHeader("Referrer-Policy", "same-origin");
        out.setHeader("X-Content-Type-Options", "nosniff");
        out.setContentType("text/html;charset=UTF-8");
        out.getOutputStream().write(html().getBytes(StandardCharsets.UTF_8));
    }

    String html() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <link rel="icon" href="icon.svg">
                <link rel="stylesheet" href="style.css">
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                %2$s
                </main>
                </body>
                </html>
                """.formatted(escape(title), content);
    }

    /** Ends the user's other sessions, and returns to a path of this application, context path included. */
    static String logoutOthersForm(String returnTo) {
        return """
                <form method="post" action="oten/logout">
                <input type="hidden" name="return_to" value="%s">
                <button class="quiet" name="sessions" value="others">Log out my other sessions</button>
                </form>""".formatted(escape(returnTo));
    }

    static String time(Instant moment) {
        return "<time datetime=\"%s\">%s</time>".formatted(moment.truncatedTo(ChronoUnit.SECONDS), plainTime(moment));
    }

    static String plainTime(Instant moment) {
        return TIME.format(moment.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The library's login path; returns to a path of this application, context path included. */
    static String loginUrl(String returnTo) {
        return "oten/login?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
    }

    /** For text and for attributes in double quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
