package com.oten.jakarta.error;

/** Who has to act on an error; it decides the class of the {@link OtenException}. */
public enum Responsible {
    /** The configuration or the registration is wrong. */
    OPERATOR,
    /** The user decided; nobody has to act. */
    USER,
    /** A check of the library failed: a replay, a forgery, a stale link, a response that must not be trusted. */
    CHECK,
    /** Nobody: wait and try again. */
    WAIT,
    /** Oten refused, or sent something that is not understood. */
    PROVIDER,
    /** The user has to log in. */
    LOGIN
}
