package com.oten.jakarta.internal.text;

/** Recognizes what OAuth's grammar calls VSCHAR: printable ASCII, the space included (RFC 6749 appendix A). */
public final class VisibleText {
    private VisibleText() {}

    /**
     * Codes, access tokens and refresh tokens are such text. No line can be broken with it, so it can stand in a
     * header.
     *
     * @param foreign text that someone else chose
     * @return whether there is nothing else in it
     */
    public static boolean is(String foreign) {
        return foreign.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }
}
