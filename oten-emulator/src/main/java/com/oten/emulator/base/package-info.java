/** Not API: what every room uses: the clock, memories that forget by it, random values, JSON. */
@NullMarked
package com.oten.emulator.base;

import org.jspecify.annotations.NullMarked;
