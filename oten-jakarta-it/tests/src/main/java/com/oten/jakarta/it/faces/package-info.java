/** Beans of a view of Jakarta Faces. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.faces;

import org.jspecify.annotations.NullMarked;
