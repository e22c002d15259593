package com.oten.jakarta;

/**
 * A user has logged in.
 *
 * @param subject who, as Oten knows the user ({@code sub})
 * @param callerName who, as the application knows the user
 */
public record OtenLoggedIn(String subject, String callerName) implements OtenEvent {}
