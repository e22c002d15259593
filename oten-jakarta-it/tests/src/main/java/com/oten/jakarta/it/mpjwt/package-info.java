/** An application that asks the server for MicroProfile JWT besides the library. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.mpjwt;

import org.jspecify.annotations.NullMarked;
