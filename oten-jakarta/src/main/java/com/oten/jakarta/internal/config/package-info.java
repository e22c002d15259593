/** Not API: the configuration as immutable records, and the reader that reports all faults at once. */
@NullMarked
package com.oten.jakarta.internal.config;

import org.jspecify.annotations.NullMarked;
