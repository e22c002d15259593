/** What tests add to the sample: things that an application may do with the library. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.app;

import org.jspecify.annotations.NullMarked;
