/** The JAX-RS side: problem documents, roles, and the token for outgoing calls. */
@NullMarked
package com.oten.jakarta.rs;

import org.jspecify.annotations.NullMarked;
