/** Not API: HTTP: the server, requests as they came and answers as they leave, and the way out to applications. */
@NullMarked
package com.oten.emulator.wire;

import org.jspecify.annotations.NullMarked;
