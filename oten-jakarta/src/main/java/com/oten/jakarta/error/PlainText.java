package com.oten.jakarta.error;

/** Makes foreign text fit for one line of a log: printable ASCII, of bounded length. */
public final class PlainText {
    private PlainText() {}

    /**
     * Escapes everything but printable ASCII as {@code \\uXXXX} and cuts the rest off.
     *
     * @param foreign text that someone else chose
     * @param limit the greatest number of characters of {@code foreign} that are kept
     * @return text without line breaks, control, bidirectional or look-alike characters
     */
    public static String of(String foreign, int limit) {
        StringBuilder clean = new StringBuilder(Math.min(foreign.length(), limit) + 8);
        for (int i = 0; i < foreign.length() && i < limit; i++) {
            char c = foreign.charAt(i);
            if (c >= 0x20 && c < 0x7f) {
                clean.append(c);
            } else {
                clean.append(String.format("\\u%04x", (int) c));
            }
        }
        return foreign.length() > limit ? clean.append("...").toString() : clean.toString();
    }
}
