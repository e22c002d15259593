/** Not API: the UserInfo call. */
@NullMarked
package com.oten.jakarta.userinfo;

import org.jspecify.annotations.NullMarked;
