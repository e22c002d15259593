/** An application that uses tokens in virtual threads. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.ee11.virtual;

import org.jspecify.annotations.NullMarked;
