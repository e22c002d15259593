/** The library on the implementations of Jakarta EE 11 that servers consist of. */
@NullMarked
package com.oten.jakarta.it.ee11;

import org.jspecify.annotations.NullMarked;
