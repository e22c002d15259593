package com.oten.emulator;

import java.util.Map;

/**
 * The request object of an authorization request, as it was sent, whether or not it was accepted.
 *
 * @param header its JOSE header
 * @param claims its claims; numbers are {@code Long} or {@code Double}
 */
public record ReceivedRequestObject(Map<String, Object> header, Map<String, Object> claims) {}
