package com.oten.sample;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.error.Responsible;
import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of an action of the user; shown once, on the next page, and kept in the session until then. It never
 * contains a token.
 *
 * @param title plain text
 * @param isFailure whether the action failed
 * @param rows names and values, plain text, in order
 */
record Note(String title, boolean isFailure, LinkedHashMap<String, String> rows) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    static Note of(String title, Map<String, String> rows) {
        return new Note(title, false, new LinkedHashMap<>(rows));
    }

    static Note failure(String title, Map<String, String> rows) {
        return new Note(title, true, new LinkedHashMap<>(rows));
    }

    /** What the error table says; the exception's own message is for the log. */
    static Note of(OtenException failure) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Code", failure.code().slug());
        rows.put("Who acts", whoActs(failure.code().responsible()));
        rows.put("What to do", failure.code().advice());
        if (failure instanceof OtenUnavailableException unavailable) {
            unavailable.retryAfter().ifPresent(wait -> rows.put("Try again in", wait.toSeconds() + " seconds"));
        }
        return failure("That did not work", rows);
    }

    private static String whoActs(Responsible responsible) {
        return switch (responsible) {
            case OPERATOR -> "whoever runs this application";
            case USER, LOGIN -> "you: log in again";
            case WAIT -> "nobody: wait";
            case CHECK -> "nobody: try once more";
            case PROVIDER -> "Oten";
        };
    }

    String html() {
        return """
                <section class="note%s" role="%s">
                <h2>%s</h2>
                %s</section>
                """.formatted(
                        isFailure ? " failed" : "",
                        isFailure ? "alert" : "status",
                        Page.escape(title),
                        rows.isEmpty() ? "" : Words.table(rows));
    }
}
