/** Not API: the library's HTML pages and problem documents. */
@NullMarked
package com.oten.jakarta.internal.pages;

import org.jspecify.annotations.NullMarked;
