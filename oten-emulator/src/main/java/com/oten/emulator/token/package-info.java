/** Not API: keys, codes, and tokens of every kind. */
@NullMarked
package com.oten.emulator.token;

import org.jspecify.annotations.NullMarked;
