/** An application with all that real ones have, which says at each place who its caller is. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.lab;

import org.jspecify.annotations.NullMarked;
