/** An application that is configured by an annotation. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.annotated;

import org.jspecify.annotations.NullMarked;
