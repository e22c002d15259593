package com.oten.jakarta.internal.session;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serial;
import java.util.List;

/** Writes what a {@link SerializedSession} might have written, elsewhere or once; its name is of the same length. */
public final class StoredSessionFake implements Externalizable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Object> content;

    /** Externalizable demands it. */
    public StoredSessionFake() {
        this(List.of());
    }

    /** Integers are written as such, everything else as an object. */
    public StoredSessionFake(List<Object> content) {
        this.content = content;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        for (Object part : content) {
            if (part instanceof Integer number) {
                out.writeInt(number);
            } else {
                out.writeObject(part);
            }
        }
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
        throw new IOException("never read");
    }
}
