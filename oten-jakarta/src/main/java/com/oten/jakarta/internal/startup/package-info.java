/** Not API: what happens when an application is deployed: the library is switched on or off, wired, and made known to the servers. */
@NullMarked
package com.oten.jakarta.internal.startup;

import org.jspecify.annotations.NullMarked;
