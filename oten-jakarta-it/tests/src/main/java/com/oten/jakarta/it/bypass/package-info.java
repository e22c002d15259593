/** What an application may do that leaves a part of the library out. */
@NullMarked
package com.oten.jakarta.it.bypass;

import org.jspecify.annotations.NullMarked;
