/** Not API: the authorization request: PKCE, the signed request object, the URI that the browser is sent to. */
@NullMarked
package com.oten.jakarta.internal.request;

import org.jspecify.annotations.NullMarked;
