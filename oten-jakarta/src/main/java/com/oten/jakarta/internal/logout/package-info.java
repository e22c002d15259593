/** Not API: logout: Oten's end-session endpoint, revocation, and back-channel logout. */
@NullMarked
package com.oten.jakarta.internal.logout;

import org.jspecify.annotations.NullMarked;
