package com.oten.jakarta.internal.pages;

import com.oten.jakarta.internal.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The layout of all pages, and the only code that turns text into HTML. No scripts, images or external resources. */
final class Html {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;box-sizing:border-box;\
            font:1.05rem/1.6 system-ui,sans-serif;background:#f4f5f7;color:#1c2330}
            main{max-width:30rem;background:#fff;border-radius:.8rem;padding:2rem;box-shadow:0 1px 4px #0002}
            h1{font-size:1.4rem;line-height:1.3;margin:0 0 .8rem}
            p{margin:0 0 1.4rem}
            a,button{display:inline-block;font:inherit;padding:.55rem 1.1rem;margin:0 .5rem .5rem 0;border-radius:.5rem;\
            border:1px solid #2457c5;background:#2457c5;color:#fff;text-decoration:none;cursor:pointer}
            a.plain{background:none;color:#2457c5}
            small{display:block;margin-top:1rem;color:#5b6575;overflow-wrap:anywhere}
            @media(prefers-color-scheme:dark){body{background:#12161d;color:#e6e9ef}main{background:#1c222c}\
            a.plain{color:#8fb0ff;border-color:#8fb0ff}small{color:#9aa4b5}}
            """;

    private static final String STYLE_HASH = hash(STYLE);

    private Html() {}

    /** Allows the style and nothing else. */
    static String contentSecurityPolicy(String formAction) {
        return "default-src 'none'; style-src 'sha256-" + STYLE_HASH + "'; form-action " + formAction
                + "; base-uri 'none'";
    }

    static String page(String language, String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(language), escape(title), STYLE, escape(title), content);
    }

    static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>\n";
    }

    /** A link that also leaves a frame that the page may be in. */
    static String link(String href, String text, boolean isMain) {
        return "<a target=\"_top\" " + (isMain ? "" : "class=\"plain\" ") + "href=\"" + escape(href) + "\">"
                + escape(text) + "</a>\n";
    }

    /** Escapes text for elements and quoted attributes. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String hash(String style) {
        return Base64.getEncoder().encodeToString(Sha256.of(style.getBytes(StandardCharsets.UTF_8)));
    }
}
