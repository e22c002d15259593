/** Not API: what the emulator serves, with its pages, and whom it tells when a session ends. */
@NullMarked
package com.oten.emulator.endpoint;

import org.jspecify.annotations.NullMarked;
