/** Not API: all parts put together, the way of every request through them, and the pages that steer them. */
@NullMarked
package com.oten.emulator.provider;

import org.jspecify.annotations.NullMarked;
