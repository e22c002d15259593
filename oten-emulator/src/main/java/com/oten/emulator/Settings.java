package com.oten.emulator;

import java.time.Clock;
import java.util.List;

/** What the builder was told. */
record Settings(
        int port,
        String host,
        int threads,
        Clock clock,
        List<Registration> clients,
        List<EmulatedUser> users,
        IdTokenAlgorithm algorithm,
        TokenSettings tokens) {}
