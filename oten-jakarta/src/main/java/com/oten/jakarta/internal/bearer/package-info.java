/** Not API: access tokens that others send to us. */
@NullMarked
package com.oten.jakarta.internal.bearer;

import org.jspecify.annotations.NullMarked;
