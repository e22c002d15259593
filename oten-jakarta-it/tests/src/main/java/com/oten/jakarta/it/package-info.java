/**
 * What every server must do, as abstract test classes, and the tools they use: a {@link com.oten.jakarta.it.Browser},
 * the {@link com.oten.jakarta.it.ServerLog} and the {@link com.oten.jakarta.it.Sample} application. The module of a
 * server has one empty subclass for each test class, named {@code …IT}.
 */
@NullMarked
package com.oten.jakarta.it;

import org.jspecify.annotations.NullMarked;
