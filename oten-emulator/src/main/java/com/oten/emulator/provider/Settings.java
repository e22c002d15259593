package com.oten.emulator.provider;

import com.oten.emulator.EmulatedUser;
import com.oten.emulator.IdTokenAlgorithm;
import com.oten.emulator.client.Registration;
import com.oten.emulator.token.TokenSettings;
import java.time.Clock;
import java.util.List;

/** The builder's settings. */
public record Settings(
        int port,
        String host,
        boolean issuerEndsInSlash,
        int threads,
        Clock clock,
        List<Registration> clients,
        List<EmulatedUser> users,
        IdTokenAlgorithm algorithm,
        TokenSettings tokens) {}
