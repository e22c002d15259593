/**
 * A small application that writes down what the library takes for granted about a server. It does not use the
 * library: when a test of it fails after a server's update, the server has changed.
 */
@NullMarked
package com.oten.jakarta.it.facts;

import org.jspecify.annotations.NullMarked;
