package com.oten.jakarta.internal.pages;

/** Responses to partial requests of Jakarta Faces, whose script understands nothing else (Faces 4.0 section 2.2.6.1). */
public final class PartialResponse {
    private static final String TYPE = "text/xml;charset=UTF-8";

    private PartialResponse() {}

    /**
     * Has the script send the browser to another page.
     *
     * @param url where to
     * @return status 200; the script takes any other for a fault
     */
    public static Page redirect(String url) {
        return Page.document(
                TYPE,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + Html.escape(url)
                        + "\"/></partial-response>");
    }
}
