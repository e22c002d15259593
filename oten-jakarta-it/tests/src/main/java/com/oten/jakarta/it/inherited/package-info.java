/** Every place where a security annotation can stand, seen from a resource. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.inherited;

import org.jspecify.annotations.NullMarked;
