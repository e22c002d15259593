package com.oten.jakarta;

import com.oten.jakarta.error.OtenErrorCode;

/**
 * A login failed, and the user has been told so. A login that starts again by itself has not failed yet, and a silent
 * one ({@code prompt=none}) that could not be silent is reported to the page that asked for it.
 *
 * @param code what went wrong
 * @param incident the number on the user's page and in the log
 */
public record OtenLoginFailed(OtenErrorCode code, String incident) implements OtenEvent {}
