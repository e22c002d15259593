/** Not API: what must never be printed, random values, and SHA-256. */
@NullMarked
package com.oten.jakarta.internal.secret;

import org.jspecify.annotations.NullMarked;
