/** What the tests add to the WARs of an EAR. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.ear;

import org.jspecify.annotations.NullMarked;
