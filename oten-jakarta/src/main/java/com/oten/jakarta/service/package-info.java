/** Not API: tokens for the application itself. */
@NullMarked
package com.oten.jakarta.service;

import org.jspecify.annotations.NullMarked;
