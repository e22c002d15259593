package com.oten.jakarta.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.error.OtenErrorCode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RemoteDocumentTest {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final RemoteDocument<String> document = new RemoteDocument<>(
            () -> {
                throw new IllegalStateException("no thread");
            },
            new Bulkhead(2),
            new TestClock());

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_fetch_that_cannot_even_begin_leaves_nobody_waiting() {
        for (int i = 0; i < 3; i++) {
            assertThat(WireFailure.of(() -> document.refreshed(OtenErrorCode.BUSY, HALF_A_MINUTE))
                            .code())
                    .isEqualTo(OtenErrorCode.RESPONSE_INVALID);
        }
        assertThat(WireFailure.of(document::get).code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
    }
}
