package com.oten.jakarta;

import java.time.Instant;

/**
 * The tokens of a session were exchanged for new ones.
 *
 * @param subject whose
 * @param expiresAt when the new access token expires
 */
public record OtenTokensRefreshed(String subject, Instant expiresAt) implements OtenEvent {}
