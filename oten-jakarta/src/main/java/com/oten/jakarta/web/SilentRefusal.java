package com.oten.jakarta.web;

import com.oten.jakarta.error.OtenErrorCode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Tells a page in its address why a silent login could not be had; {@link com.oten.jakarta.OtenLogin#refusal} reads it. */
final class SilentRefusal {
    private static final String PARAMETER = "oten_error=";

    private SilentRefusal() {}

    /** The page with the refusal, in the place of an earlier one. */
    static String added(String page, OtenErrorCode code) {
        int mark = page.indexOf('?');
        String path = mark < 0 ? page : page.substring(0, mark);
        String others = mark < 0
                ? ""
                : Arrays.stream(page.substring(mark + 1).split("&"))
                        .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith(PARAMETER))
                        .map(parameter -> parameter + "&")
                        .collect(Collectors.joining());
        return path + "?" + others + PARAMETER + code.oauthError().orElseThrow();
    }
}
