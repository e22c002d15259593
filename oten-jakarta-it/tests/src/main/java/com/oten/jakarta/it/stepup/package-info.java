/** Servlets and resources that demand more than a login. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.stepup;

import org.jspecify.annotations.NullMarked;
