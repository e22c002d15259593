package com.oten.jakarta.it;

import com.oten.jakarta.it.ErrorRow.Log;
import com.oten.jakarta.it.ErrorRow.Problem;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One row of the error table for tokens that a JAX-RS resource asks for: the mapper responds.
 *
 * @param name as the table has it
 * @param grant which token is asked for
 * @param mishap what goes wrong
 * @param tokens how often the token endpoint is asked
 * @param status what the caller gets
 * @param problem in the document
 * @param log what the operator gets
 */
record ApiErrorRow(String name, Grant grant, Mishap mishap, int tokens, int status, Problem problem, Log log) {
    /** A resource of the sample that asks for tokens. */
    enum Grant {
        /** A token for the user who is logged in. */
        REFRESH("POST", "/api/refresh"),
        /** A token for the application. */
        SERVICE("GET", "/api/service/scope-");

        private static final AtomicInteger SCOPES = new AtomicInteger();

        private final String method;
        private final String path;

        Grant(String method, String path) {
            this.method = method;
            this.path = path;
        }

        String method() {
            return method;
        }

        /** Another scope each time: the library remembers for a while that one was refused. */
        String path() {
            return this == SERVICE ? path + SCOPES.incrementAndGet() : path;
        }
    }

    @Override
    public String toString() {
        return name + " (" + grant + ")";
    }
}
