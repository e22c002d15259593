/** What an application may do that would leave a part of the library out. */
@NullMarked
package com.oten.jakarta.it.doors;

import org.jspecify.annotations.NullMarked;
