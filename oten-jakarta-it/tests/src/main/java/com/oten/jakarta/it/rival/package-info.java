/** An application that asks the server for a mechanism of its own besides the library's. */
@NullMarked
package com.oten.jakarta.it.rival;

import org.jspecify.annotations.NullMarked;
