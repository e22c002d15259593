/** An application that has a mechanism of its own beside the library's. */
@NullMarked
package com.oten.jakarta.it.second;

import org.jspecify.annotations.NullMarked;
