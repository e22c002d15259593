package com.oten.jakarta.internal.login;

import com.oten.jakarta.internal.text.LogThrottle;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Says in the log why a login ends at the front page and not where the user wanted to go. Thread-safe. */
final class LostPages {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    private final LogThrottle lines = new LogThrottle(System::nanoTime);

    /**
     * Writes the line, without the URL, which may hold what logs must not.
     *
     * @param page the URL
     * @param cause as the end of a sentence
     */
    void log(String page, String cause) {
        if (lines.admitOne()) {
            LOG.log(
                    Level.INFO,
                    "{0}",
                    "a login will end at the front page and not at the page that was asked for: its URL, of "
                            + page.length() + " characters, " + cause);
        }
    }
}
