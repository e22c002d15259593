/** The library on GlassFish. */
@NullMarked
package com.oten.jakarta.it.glassfish;

import org.jspecify.annotations.NullMarked;
