/** An application that combines the library's mechanism with one of its own. */
@NullMarked
package com.oten.jakarta.it.delegating;

import org.jspecify.annotations.NullMarked;
