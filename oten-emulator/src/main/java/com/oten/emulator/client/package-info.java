/** Not API: the registered clients, how they authenticate, and the documents that are fetched from them. */
@NullMarked
package com.oten.emulator.client;

import org.jspecify.annotations.NullMarked;
