/** Not API: deployment: switches the library on or off, wires it, and registers it with the server. */
@NullMarked
package com.oten.jakarta.internal.startup;

import org.jspecify.annotations.NullMarked;
