package com.oten.jakarta.it;

import static com.oten.emulator.Fault.ACCOUNT_SELECTION_REQUIRED;
import static com.oten.emulator.Fault.CODE_ALREADY_USED;
import static com.oten.emulator.Fault.CODE_EXPIRED;
import static com.oten.emulator.Fault.CODE_NOT_FOUND;
import static com.oten.emulator.Fault.CONSENT_REQUIRED;
import static com.oten.emulator.Fault.INTERACTION_REQUIRED;
import static com.oten.emulator.Fault.INVALID_CODE_VERIFIER;
import static com.oten.emulator.Fault.JAR_EXPIRED;
import static com.oten.emulator.Fault.LOGIN_REQUIRED;
import static com.oten.emulator.Fault.SERVER_ERROR_TOKEN;
import static com.oten.emulator.Fault.TEMPORARILY_UNAVAILABLE;
import static com.oten.jakarta.it.ErrorRow.calls;
import static com.oten.jakarta.it.Mishap.answers;
import static com.oten.jakarta.it.Mishap.fails;
import static com.oten.jakarta.it.TokenErrors.bare;

import com.oten.emulator.CannedResponse;
import java.util.stream.Stream;

/** The rows of the error table for what heals by itself. */
final class HealedErrors {
    private HealedErrors() {}

    static Stream<HealedRow> rows() {
        return Stream.of(
                new HealedRow("A JAR token has expired, once", fails(JAR_EXPIRED, 1), calls(2, 1)),
                new HealedRow("A login_required, once", fails(LOGIN_REQUIRED, 1), calls(2, 1)),
                new HealedRow("A interaction_required, once", fails(INTERACTION_REQUIRED, 1), calls(2, 1)),
                new HealedRow("A consent_required, once", fails(CONSENT_REQUIRED, 1), calls(2, 1)),
                new HealedRow("A account_selection_required, once", fails(ACCOUNT_SELECTION_REQUIRED, 1), calls(2, 1)),
                new HealedRow("T code not found, once", fails(CODE_NOT_FOUND, 1), calls(2, 2)),
                new HealedRow("T code already used, once", fails(CODE_ALREADY_USED, 1), calls(2, 2)),
                new HealedRow("T code expired, once", fails(CODE_EXPIRED, 1), calls(2, 2)),
                new HealedRow("T invalid code verifier, once", fails(INVALID_CODE_VERIFIER, 1), calls(2, 2)),
                new HealedRow("T connection lost, once", answers(CannedResponse.disconnect(), 1), calls(2, 2)),
                new HealedRow("T server_error, once", fails(SERVER_ERROR_TOKEN, 1), calls(1, 2)),
                new HealedRow("T server_error, twice", fails(SERVER_ERROR_TOKEN, 2), calls(1, 3)),
                new HealedRow("T temporarily_unavailable, twice", fails(TEMPORARILY_UNAVAILABLE, 2), calls(1, 3)),
                new HealedRow("T 500 without JSON, once", answers(bare(500), 1), calls(1, 2)),
                new HealedRow("T 502 without JSON, once", answers(bare(502), 1), calls(1, 2)),
                new HealedRow("T 503 without JSON, once", answers(bare(503), 1), calls(1, 2)),
                new HealedRow("T 504 without JSON, once", answers(bare(504), 1), calls(1, 2)),
                new HealedRow("T 429 without JSON, once", answers(bare(429), 1), calls(1, 2)));
    }
}
