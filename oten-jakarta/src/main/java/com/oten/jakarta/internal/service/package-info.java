/** Not API: tokens for the application itself. */
@NullMarked
package com.oten.jakarta.internal.service;

import org.jspecify.annotations.NullMarked;
