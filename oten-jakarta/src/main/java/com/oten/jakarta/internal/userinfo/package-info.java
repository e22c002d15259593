/** Not API: the UserInfo call. */
@NullMarked
package com.oten.jakarta.internal.userinfo;

import org.jspecify.annotations.NullMarked;
