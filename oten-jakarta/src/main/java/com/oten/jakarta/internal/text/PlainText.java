package com.oten.jakarta.internal.text;

/** Makes untrusted text fit for one line of a log: printable ASCII, of bounded length. */
public final class PlainText {
    private PlainText() {}

    /**
     * Escapes everything but printable ASCII as {@code \\uXXXX} and cuts the rest off.
     *
     * @param foreign text that someone else chose
     * @param limit the greatest number of characters of the result, but for three dots that say that something is missing
     * @return text without line breaks, control, bidirectional or look-alike characters
     */
    public static String of(String foreign, int limit) {
        StringBuilder clean = new StringBuilder(Math.min(foreign.length(), limit) + 8);
        for (int i = 0; i < foreign.length(); i++) {
            char c = foreign.charAt(i);
            String written = c >= 0x20 && c < 0x7f ? String.valueOf(c) : String.format("\\u%04x", (int) c);
            if (clean.length() + written.length() > limit) {
                return clean.append("...").toString();
            }
            clean.append(written);
        }
        return clean.toString();
    }
}
