/** The library on the implementations of Jakarta EE 11 that servers are made of. */
@NullMarked
package com.oten.jakarta.it.ee11;

import org.jspecify.annotations.NullMarked;
