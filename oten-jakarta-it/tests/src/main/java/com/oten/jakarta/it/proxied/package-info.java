/** What an application behind a proxy may say about its own context path. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.proxied;

import org.jspecify.annotations.NullMarked;
