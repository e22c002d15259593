/** Not API: how the emulator misbehaves when told to: errors, canned responses, responses that are held. */
@NullMarked
package com.oten.emulator.fault;

import org.jspecify.annotations.NullMarked;
