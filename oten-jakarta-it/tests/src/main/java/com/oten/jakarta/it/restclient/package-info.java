/** MicroProfile Rest Clients, which not every server has. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.restclient;

import org.jspecify.annotations.NullMarked;
