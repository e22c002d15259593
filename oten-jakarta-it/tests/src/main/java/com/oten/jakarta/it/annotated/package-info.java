/** An application that says in code what others say in configuration. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.annotated;

import org.jspecify.annotations.NullMarked;
