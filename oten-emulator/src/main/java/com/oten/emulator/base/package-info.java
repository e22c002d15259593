/** Not API: what all packages use: the clock, caches that expire by it, random values, JSON. */
@NullMarked
package com.oten.emulator.base;

import org.jspecify.annotations.NullMarked;
