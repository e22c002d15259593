package com.oten.jakarta.internal.web.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.OutputStream;

/** What a servlet writes, for another stream than the response's. It is always ready, and so takes no listener. */
final class BlockingStream extends ServletOutputStream {
    private final OutputStream target;
    private final String refusal;

    /**
     * A stream to another one.
     *
     * @param target where the bytes go
     * @param refusal what to say to who wants to write asynchronously
     */
    BlockingStream(OutputStream target, String refusal) {
        this.target = target;
        this.refusal = refusal;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException(refusal);
    }

    @Override
    public void write(int b) throws IOException {
        target.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        target.write(bytes, from, length);
    }
}
