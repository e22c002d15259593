/** What tests add to the sample to see errors leave resources. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.failing;

import org.jspecify.annotations.NullMarked;
