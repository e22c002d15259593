package com.oten.emulator;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A document that the emulator tried to fetch from an application: a request object by reference, or the keys for
 * request objects.
 *
 * @param uri as the application gave it
 * @param status the HTTP status; absent when the emulator did not ask there or got no response
 * @param problem why the document could not be used; absent when it could be read
 */
public record ClientFetch(String uri, OptionalInt status, Optional<String> problem) {}
