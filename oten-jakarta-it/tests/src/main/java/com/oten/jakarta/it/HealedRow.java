package com.oten.jakarta.it;

import com.oten.jakarta.it.ErrorRow.Calls;

/**
 * One row of the error table for what heals by itself: the user sees nothing of it.
 *
 * @param name as the table has it
 * @param mishap what goes wrong
 * @param calls what Oten gets
 */
record HealedRow(String name, Mishap mishap, Calls calls) {
    @Override
    public String toString() {
        return name;
    }
}
