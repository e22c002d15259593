/** What nodes share, in a store of the application's own. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.ownstore;

import org.jspecify.annotations.NullMarked;
