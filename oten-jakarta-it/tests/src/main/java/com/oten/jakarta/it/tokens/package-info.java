/** What tests of tokens add to the sample: other threads, calls to others. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.tokens;

import org.jspecify.annotations.NullMarked;
