/** Not API: authorization requests, read from the query or from a request object, and checked. */
@NullMarked
package com.oten.emulator.request;

import org.jspecify.annotations.NullMarked;
