package com.oten.emulator.endpoint;

import com.oten.emulator.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The layout and style of every page, and HTML escaping. */
public final class Html {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1d2433;--soft:#5b6478;--paper:#fff;--ground:#eef1f6;--line:#d5dae5;--accent:#3b4cca}
            @media(prefers-color-scheme:dark){:root{--ink:#e8ebf2;--soft:#a3abbd;--paper:#1b2130;--ground:#11151f;--line:#343c50;--accent:#8f9cff}}
            *{box-sizing:border-box}
            body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
            main{width:100%;max-width:26rem;padding:2rem;background:var(--paper);border:1px solid var(--line);border-radius:1rem}
            h1{margin:0 0 .5rem;font-size:1.4rem;line-height:1.25}
            p{margin:0 0 1rem;color:var(--soft)}
            strong,code{color:var(--ink)}
            code{overflow-wrap:anywhere}
            ul{margin:0 0 1.5rem;padding-left:1.25rem}
            button{display:block;width:100%;margin:0 0 .75rem;padding:.8rem 1rem;border:1px solid var(--line);border-radius:.6rem;background:transparent;color:inherit;font:inherit;text-align:left;cursor:pointer}
            button:hover{border-color:var(--accent)}
            button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
            button small{display:block;color:var(--soft)}
            button.main{background:var(--accent);border-color:var(--accent);color:var(--paper);text-align:center;font-weight:600}
            button.quiet{text-align:center}
            .brand{margin:0 0 1.5rem;font-size:.85rem;letter-spacing:.04em}
            """;

    private static final String STYLE_HASH = sha256(STYLE);

    private Html() {}

    /** A page; its forms may lead to these origins as well, as browsers apply {@code form-action} to redirects. */
    public static Reply page(int status, String title, String content, String formTargets) {
        String page = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <style>%s</style>
                </head>
                <body>
                <main>
                <p class="brand">Oten emulator, for tests only</p>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(title), STYLE, content);
        return Reply.text(status, "text/html; charset=utf-8", page)
                .noStore()
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src '" + STYLE_HASH + "'; img-src data:; base-uri 'none';"
                                + " frame-ancestors 'none'; form-action 'self'" + formTargets)
                .with("Referrer-Policy", "no-referrer");
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
