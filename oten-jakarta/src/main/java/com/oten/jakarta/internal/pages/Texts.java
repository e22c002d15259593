package com.oten.jakarta.internal.pages;

import com.oten.jakarta.error.OtenErrorCode;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of the pages, in the user's language; English if there is no bundle for it. */
final class Texts {
    private static final Control NO_SERVER_LOCALE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    static Texts in(Locale wanted) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "com.oten.jakarta.pages.messages", wanted, Texts.class.getClassLoader(), NO_SERVER_LOCALE);
        return new Texts(bundle, bundle.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : bundle.getLocale());
    }

    String language() {
        return locale.toLanguageTag();
    }

    String get(String key) {
        return bundle.getString(key);
    }

    /** The text of the error code, else the general one for errors of the same responsible party. */
    String of(OtenErrorCode code, String part) {
        String own = code.slug() + "." + part;
        return bundle.getString(
                bundle.containsKey(own) ? own : code.responsible().name().toLowerCase(Locale.ROOT) + "." + part);
    }
}
