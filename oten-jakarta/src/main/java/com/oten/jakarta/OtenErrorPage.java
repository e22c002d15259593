package com.oten.jakarta;

import com.oten.jakarta.error.OtenErrorCode;

/**
 * What an application's own error page ({@code oten.error-page}) shows: the request attribute {@link #ATTRIBUTE}. The
 * accessors have the names of bean properties, so that Jakarta Server Pages and Faces can use
 * <code>${otenError.title}</code>. None of it comes from Oten or from an exception; what is shown still has to be
 * escaped like any other text. Immutable.
 */
public interface OtenErrorPage {
    /** The name of the request attribute. */
    String ATTRIBUTE = "otenError";

    /**
     * The row of the error table.
     *
     * @return what went wrong
     */
    OtenErrorCode getCode();

    /**
     * The status of the response; the library sets it.
     *
     * @return 400 to 599
     */
    int getStatus();

    /**
     * A headline for the user.
     *
     * @return plain text in the user's language
     */
    String getTitle();

    /**
     * What happened and what the user can do.
     *
     * @return plain text in the user's language
     */
    String getText();

    /**
     * The number that is also in the log.
     *
     * @return letters and digits
     */
    String getIncident();

    /**
     * Whether trying again makes sense.
     *
     * @return false where only the operator can help
     */
    boolean isTryAgain();

    /**
     * Where the same login starts again.
     *
     * @return a path, for a link
     */
    String getLoginUrl();

    /**
     * Where the application begins.
     *
     * @return a path, for a link
     */
    String getFrontUrl();

    /**
     * The language of the texts.
     *
     * @return a BCP 47 tag
     */
    String getLanguage();
}
