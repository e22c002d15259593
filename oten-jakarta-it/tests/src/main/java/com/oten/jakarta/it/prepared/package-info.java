/** What a browser asks for before anybody clicks. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.prepared;

import org.jspecify.annotations.NullMarked;
