package com.oten.jakarta.internal.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises this machine's own names, for which plain http is allowed in development. */
public final class Loopback {
    private static final Pattern IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    private Loopback() {}

    /**
     * Whether a host can only be this machine.
     *
     * @param host as it is in a URI
     * @return true for {@code localhost}, names below it, 127.0.0.0/8 and ::1
     */
    public static boolean is(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || name.equals("::1")
                || IPV4.matcher(name).matches();
    }
}
