/** Tells the witness of an application that is deployed again and again. */
@NullMarked
package com.oten.jakarta.it.redeployed;

import org.jspecify.annotations.NullMarked;
