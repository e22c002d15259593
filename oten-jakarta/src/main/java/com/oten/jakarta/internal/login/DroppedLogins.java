package com.oten.jakarta.internal.login;

import java.util.List;
import java.util.stream.Stream;

/**
 * Logins of a browser that others took the slots of, as shortened hashes of their states. They are sealed together with
 * the login that took the slot: a late callback that is among them belongs to this browser. Immutable.
 *
 * @param hashes the newest first
 */
public record DroppedLogins(List<String> hashes) {
    /** A slot that was free. */
    public static final DroppedLogins NONE = new DroppedLogins(List.of());

    /** More tabs than that per slot are not remembered: cookies are small. */
    private static final int MOST = 6;
    /** 72 bits. */
    private static final int LENGTH = 12;

    private static final String SEPARATOR = ".";

    /** Copies the list. */
    public DroppedLogins {
        hashes = List.copyOf(hashes);
    }

    /** Those that are dropped when another login takes the slot of this one. One that was a restart is left out. */
    static DroppedLogins with(LoginTransaction last) {
        Stream<String> before = last.dropped().hashes().stream();
        Stream<String> all = last.attempt() > 0 ? before : Stream.concat(Stream.of(hash(last.state())), before);
        return new DroppedLogins(all.limit(MOST).toList());
    }

    boolean contains(String state) {
        return hashes.contains(hash(state));
    }

    private static String hash(String state) {
        return TransactionCookies.hash(state).substring(0, LENGTH);
    }

    /** For the cookie; empty if there are none. */
    String text() {
        return String.join(SEPARATOR, hashes);
    }

    @Override
    public String toString() {
        return "DroppedLogins[" + hashes.size() + "]"; // whoever knows a hash can recognise a state
    }

    static DroppedLogins fromText(String text) {
        return text.isEmpty() ? NONE : new DroppedLogins(List.of(text.split("\\.")));
    }
}
