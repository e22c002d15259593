/** Not API: the library without servlets and CDI, as one object. */
@NullMarked
package com.oten.jakarta.internal.client;

import org.jspecify.annotations.NullMarked;
