/** Not API: construction of all parts, routing of requests, and the control pages. */
@NullMarked
package com.oten.emulator.provider;

import org.jspecify.annotations.NullMarked;
