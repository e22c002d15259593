/** Not API: the users, their sessions with their browsers, and what they have granted. */
@NullMarked
package com.oten.emulator.session;

import org.jspecify.annotations.NullMarked;
