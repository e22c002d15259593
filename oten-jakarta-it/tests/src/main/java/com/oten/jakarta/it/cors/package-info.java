/** What a test adds to the sample: an application that scripts of another origin call. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.cors;

import org.jspecify.annotations.NullMarked;
