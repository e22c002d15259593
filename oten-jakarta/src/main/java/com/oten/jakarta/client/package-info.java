/** Not API: the library as one object, wired in plain Java. */
@NullMarked
package com.oten.jakarta.client;

import org.jspecify.annotations.NullMarked;
