package com.oten.jakarta.it;

import static com.oten.jakarta.it.ErrorRow.NOT_COMPLETED;
import static com.oten.jakarta.it.ErrorRow.calls;
import static com.oten.jakarta.it.ErrorRow.log;
import static com.oten.jakarta.it.ErrorRow.page;
import static com.oten.jakarta.it.ErrorRow.problem;
import static com.oten.jakarta.it.Mishap.FOR_EVER;
import static com.oten.jakarta.it.Mishap.answers;
import static com.oten.jakarta.it.Mishap.says;
import static java.lang.System.Logger.Level.ERROR;

import com.oten.emulator.CannedResponse;
import java.util.stream.Stream;

/** The row of the error table for unknown codes, with descriptions that must not be printed. */
final class UnknownErrors {
    /** Would be seen if it were not cut off. */
    static final String END = "the-end-of-it";

    /** HTML, a forged log entry, an escape sequence, right-to-left override, format placeholders, much of it. */
    static final String HOSTILE =
            "<script>alert(1)</script>\r\nforged entry\u001b[31m\u202e{0} ${jndi:x} %s " + "x".repeat(2_500) + END;

    private static final String IN_JSON =
            HOSTILE.replace("\r", "\\r").replace("\n", "\\n").replace("\u001b", "\\u001b");

    private UnknownErrors() {}

    static Stream<ErrorRow> rows() {
        return Stream.of(
                unknown("A unknown code", says("weather_too_nice", HOSTILE), 0),
                unknown(
                        "T unknown code",
                        answers(
                                CannedResponse.of(
                                        400,
                                        "application/json",
                                        "{\"error\":\"weather_too_nice\",\"error_description\":\"" + IN_JSON + "\"}"),
                                FOR_EVER),
                        1));
    }

    private static ErrorRow unknown(String name, Mishap mishap, int tokens) {
        return new ErrorRow(
                name,
                mishap,
                calls(1, tokens),
                page(502, NOT_COMPLETED),
                problem("unknown", "weather_too_nice"),
                log(ERROR, "weather_too_nice", "<script>", "forged entry"));
    }
}
