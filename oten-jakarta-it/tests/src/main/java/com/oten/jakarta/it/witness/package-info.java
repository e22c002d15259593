/** A web application that stays, and sees what is left of another one that was undeployed. */
@NullMarked
package com.oten.jakarta.it.witness;

import org.jspecify.annotations.NullMarked;
