/** Not API: the registered clients, how they prove who they are, and the documents that are fetched from them. */
@NullMarked
package com.oten.emulator.client;

import org.jspecify.annotations.NullMarked;
