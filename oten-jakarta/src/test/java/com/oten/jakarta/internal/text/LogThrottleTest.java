package com.oten.jakarta.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogThrottleTest {
    private final AtomicLong time = new AtomicLong();
    private final LogThrottle lines = new LogThrottle(time::get);

    @Test
    void admits_only_so_many_in_ten_seconds() {
        assertThat(admitted(1000)).isEqualTo(LogThrottle.LINES);
        time.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(admitted(1000)).isEqualTo(LogThrottle.LINES);
    }

    private long admitted(int asked) {
        return IntStream.range(0, asked).filter(i -> lines.admitOne()).count();
    }
}
