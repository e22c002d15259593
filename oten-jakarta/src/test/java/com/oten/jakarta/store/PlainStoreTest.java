package com.oten.jakarta.store;

import com.oten.jakarta.TestClock;

/** An application's own store, which has the five methods that it must have and no more. */
class PlainStoreTest extends SharedStoreContract {
    private final SharedStore store = new PassingStore(new LocalStore(new TestClock()));

    @Override
    protected SharedStore store() {
        return store;
    }
}
