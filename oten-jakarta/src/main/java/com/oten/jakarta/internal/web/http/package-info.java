/** Not API: requests and responses as servlets have them: addresses, navigations, what is written. */
@NullMarked
package com.oten.jakarta.internal.web.http;

import org.jspecify.annotations.NullMarked;
