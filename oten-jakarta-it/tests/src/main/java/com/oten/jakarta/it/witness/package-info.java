/** A web application that stays deployed, and checks what is left of another one after its undeployment. */
@NullMarked
package com.oten.jakarta.it.witness;

import org.jspecify.annotations.NullMarked;
