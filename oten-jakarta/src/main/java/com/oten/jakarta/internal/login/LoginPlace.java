package com.oten.jakarta.internal.login;

/**
 * Where a browser remembers a login.
 *
 * @param slot which cookie
 * @param dropped whose logins it held before, which the browser can no longer finish
 */
public record LoginPlace(CookieSlot slot, DroppedLogins dropped) {
    /**
     * A free slot.
     *
     * @param slot which cookie
     */
    public LoginPlace(CookieSlot slot) {
        this(slot, DroppedLogins.NONE);
    }
}
