package com.oten.jakarta.internal.pages;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Locale;
import java.util.Optional;

/** Problem documents (RFC 9457) for programs: fixed texts and codes, nothing from an exception's message. */
public final class Problem {
    private static final String TYPE = "application/problem+json";
    private static final JsonProvider JSON = JsonProvider.provider();

    private Problem() {}

    /**
     * The document of an error.
     *
     * @param failure what went wrong; its message is not included
     * @param incident the number that is also in the log
     * @param loginUrl where a user can log in; included with status 401
     * @return with the status of the error code
     */
    public static Page of(OtenException failure, String incident, Optional<String> loginUrl) {
        OtenErrorCode code = failure.code();
        Texts texts = Texts.in(Locale.ENGLISH);
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("type", code.type().toString())
                .add("title", texts.of(code, "title"))
                .add("status", code.status())
                .add("detail", texts.of(code, "text"))
                .add("instance", "urn:oten:incident:" + incident)
                .add("oten_error", failure.oauthError().orElse(code.slug().replace('-', '_')));
        if (code.status() == 401) {
            loginUrl.ifPresent(url -> json.add("login_url", url));
        }
        return Page.of(
                        code.status(),
                        TYPE,
                        "default-src 'none'; frame-ancestors 'none'",
                        json.build().toString())
                .challenging();
    }
}
