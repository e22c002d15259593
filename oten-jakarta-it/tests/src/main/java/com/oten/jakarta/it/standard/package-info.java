/** An application that knows Jakarta Security and events, and nothing else of the library. */
package com.oten.jakarta.it.standard;
