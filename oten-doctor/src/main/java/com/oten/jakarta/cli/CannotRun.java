package com.oten.jakarta.cli;

import java.io.Serial;

/** Why a command cannot even begin; its message is for the user at the console and holds no value of a setting. */
final class CannotRun extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CannotRun(String why) {
        super(why, null, false, false);
    }
}
