/** Not API: how the emulator misbehaves when it is told to: errors, canned answers, answers that are held. */
@NullMarked
package com.oten.emulator.fault;

import org.jspecify.annotations.NullMarked;
