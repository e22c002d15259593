/** Invalid annotations. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.brokenstepup;

import org.jspecify.annotations.NullMarked;
