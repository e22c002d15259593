package com.oten.jakarta.it;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;

/**
 * One row of the error table for logins that fail: what goes wrong, and how it must end for the user or program that
 * logs in, for Oten and for the operator.
 *
 * @param name as the table has it
 * @param mishap what goes wrong
 * @param calls what Oten gets
 * @param page what the browser gets
 * @param problem what a program gets
 * @param log what the operator gets
 */
record ErrorRow(String name, Mishap mishap, Calls calls, ExpectedPage page, Problem problem, Log log) {
    /** How often Oten is called; further authorization requests are restarts, further token requests are retries. */
    record Calls(int authorizations, int tokens) {
        /** Failed tries that were followed by another one. */
        int retries() {
            return Math.max(0, tokens - authorizations);
        }
    }

    /** The page's status and title, and the path where "Try again" ends, if it is offered. */
    record ExpectedPage(int status, String title, String tryAgainEndsAt) {
        ExpectedPage tryAgain() {
            return new ExpectedPage(status, title, WANTED);
        }

        /** For callbacks that do not tell which page was wanted. */
        ExpectedPage startAgain() {
            return new ExpectedPage(status, title, "/");
        }

        boolean canTryAgain() {
            return !tryAgainEndsAt.isEmpty();
        }
    }

    /** The row's name in the problem type and in the log, and Oten's code. */
    record Problem(String slug, String otenError) {
        String type() {
            return "urn:oten:error:" + slug;
        }

        String logged() {
            return "OTEN-" + slug.toUpperCase(Locale.ROOT);
        }
    }

    /** The level of the entry, and what it has to contain in this order. */
    record Log(Level level, List<String> parts) {}

    /** The page that all these logins are for. */
    static final String WANTED = "/profile?tab=groups&q=a%20b";

    // titles
    static final String OPERATOR = "This application cannot log you in";
    static final String USER = "You did not give access";
    static final String NOT_COMPLETED = "This could not be completed";
    static final String WAIT = "Logging in is not possible right now";
    static final String LOG_IN = "Please log in";
    static final String START_AGAIN = "Please start again";

    static Calls calls(int authorizations, int tokens) {
        return new Calls(authorizations, tokens);
    }

    static ExpectedPage page(int status, String title) {
        return new ExpectedPage(status, title, "");
    }

    static Problem problem(String slug, String otenError) {
        return new Problem(slug, otenError);
    }

    static Log log(Level level, String... parts) {
        return new Log(level, List.of(parts));
    }

    @Override
    public String toString() {
        return name;
    }
}
