/** Resources that throw, added to the sample by tests. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.failing;

import org.jspecify.annotations.NullMarked;
