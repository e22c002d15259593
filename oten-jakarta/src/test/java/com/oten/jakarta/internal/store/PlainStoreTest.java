package com.oten.jakarta.internal.store;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.store.SharedStore;

/** An application's own store, which has the five methods that it must have and no more. */
class PlainStoreTest extends SharedStoreContract {
    private final SharedStore store = new PassingStore(new LocalStore(new TestClock()));

    @Override
    protected SharedStore store() {
        return store;
    }
}
