/** Not API: HTTP: the server, requests and responses, and requests to applications. */
@NullMarked
package com.oten.emulator.wire;

import org.jspecify.annotations.NullMarked;
