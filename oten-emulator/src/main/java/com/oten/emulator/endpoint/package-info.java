/** Not API: the endpoints and their pages, and back-channel logout. */
@NullMarked
package com.oten.emulator.endpoint;

import org.jspecify.annotations.NullMarked;
