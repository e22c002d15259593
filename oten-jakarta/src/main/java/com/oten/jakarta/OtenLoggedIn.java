package com.oten.jakarta;

/**
 * A person has logged in.
 *
 * @param subject who, as Oten knows the person ({@code sub})
 * @param callerName who, as the application knows the person
 */
public record OtenLoggedIn(String subject, String callerName) implements OtenEvent {}
