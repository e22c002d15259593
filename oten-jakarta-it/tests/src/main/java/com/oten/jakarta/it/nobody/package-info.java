/** An application whose annotation names no client. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.nobody;

import org.jspecify.annotations.NullMarked;
