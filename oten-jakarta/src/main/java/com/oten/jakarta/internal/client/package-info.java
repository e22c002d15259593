/** Not API: the library as one object, wired in plain Java. */
@NullMarked
package com.oten.jakarta.internal.client;

import org.jspecify.annotations.NullMarked;
