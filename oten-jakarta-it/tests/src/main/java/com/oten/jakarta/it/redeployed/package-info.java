/** An application that is deployed again and again, and registers with the witness. */
@NullMarked
package com.oten.jakarta.it.redeployed;

import org.jspecify.annotations.NullMarked;
