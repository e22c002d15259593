/** An application that uses Jakarta Security's API and the events, and nothing else of the library. */
package com.oten.jakarta.it.standard;
