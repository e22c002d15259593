package com.oten.jakarta.cli;

import java.io.Serial;

/** A command cannot start; the message is printed for the user and contains no value of a setting. */
final class CannotRun extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CannotRun(String reason) {
        super(reason, null, false, false);
    }
}
