package com.oten.emulator;

import java.time.Instant;

/** Somebody logged in at the emulator with one browser. The id is in the cookie, the sid in ID tokens. */
record IdpSession(String id, String sid, EmulatedUser user, Instant authTime) {}
