/** Not API: the JAX-RS side. */
@NullMarked
package com.oten.jakarta.internal.rs;

import org.jspecify.annotations.NullMarked;
