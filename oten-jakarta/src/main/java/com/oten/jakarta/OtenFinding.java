package com.oten.jakarta;

/**
 * What {@link OtenDoctor} has found at one item of the checklist in Oten's "Common Errors" guide, or of the library's own
 * list. An item may have several findings.
 *
 * @param section the list of the guide that the item belongs to
 * @param item the item, in the guide's words
 * @param verdict the result
 * @param text one line for an operator: what was seen, what is expected, and the key to change; never a secret. Not
 *     meant for the public, as it names hosts and settings
 */
public record OtenFinding(Section section, String item, Verdict verdict, String text) {
    /** The three lists of the guide's checklist, and the library's own. */
    public enum Section {
        /** The way to Oten: the request object. */
        AUTHORIZATION_ENDPOINT("Authorization Endpoint Issues"),
        /** The way back: the code, the client and its grants. */
        TOKEN_ENDPOINT("Token Endpoint Issues"),
        /** The network between this machine and Oten. */
        NETWORK("Network Issues"),
        /** What the guide does not look at: how the application itself is set up. */
        APPLICATION("This Application");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        /**
         * The list's title.
         *
         * @return in the guide's words, where it is the guide's
         */
        public String title() {
            return title;
        }
    }

    /** The result of checking an item. */
    public enum Verdict {
        /** Nothing is wrong with it, as far as can be seen from here. */
        OK,
        /** It works, or may work, but somebody should look at it. */
        WARNING,
        /** Logins or calls fail because of it. */
        FAILED,
        /** It could not be checked; the text says why. */
        SKIPPED
    }
}
