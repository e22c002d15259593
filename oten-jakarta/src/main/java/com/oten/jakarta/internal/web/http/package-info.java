/** Not API: servlet requests and responses: URLs, navigations, and writing replies. */
@NullMarked
package com.oten.jakarta.internal.web.http;

import org.jspecify.annotations.NullMarked;
