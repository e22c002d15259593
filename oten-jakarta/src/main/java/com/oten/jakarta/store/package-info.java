/** What the nodes of one application must know together. */
@NullMarked
package com.oten.jakarta.store;

import org.jspecify.annotations.NullMarked;
