#!/usr/bin/env bash
# Failsafe 3.3.2, Bulkhead with a maximum wait time.
# Expected: a caller that was refused because no place became free in time has taken none.
# Seen: each refusal keeps a place for good. After as many refusals as there are places nobody gets in any more, though
# nobody is inside; the same with tryAcquirePermit(Duration) alone.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cat >"$dir/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>dev.failsafe</groupId><artifactId>failsafe</artifactId><version>3.3.2</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -f "$dir/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$dir/lib" >"$dir/mvn.log"

cat >"$dir/Main.java" <<'JAVA'
import dev.failsafe.Bulkhead;
import dev.failsafe.BulkheadFullException;
import dev.failsafe.Failsafe;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

public class Main {
    public static void main(String[] args) throws Exception {
        Bulkhead<Object> two = Bulkhead.builder(2).withMaxWaitTime(Duration.ofMillis(20)).build();
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch leave = new CountDownLatch(1);
        Thread[] guests = new Thread[2];
        for (int i = 0; i < guests.length; i++) {
            guests[i] = new Thread(() -> Failsafe.with(two).run(() -> {
                inside.countDown();
                leave.await();
            }));
            guests[i].start();
        }
        inside.await();
        int refused = enter(two, 2);
        leave.countDown();
        for (Thread guest : guests) {
            guest.join();
        }
        System.out.println("while full: " + refused + " of 2 refused");
        System.out.println("afterwards, nobody inside: " + enter(two, 20) + " of 20 refused");
    }

    private static int enter(Bulkhead<Object> bulkhead, int times) {
        int refused = 0;
        for (int i = 0; i < times; i++) {
            try {
                Failsafe.with(bulkhead).run(() -> {});
            } catch (BulkheadFullException e) {
                refused++;
            }
        }
        return refused;
    }
}
JAVA
java -cp "$dir/lib/*" "$dir/Main.java" | tee "$dir/seen"
diff - "$dir/seen" <<'SEEN'
while full: 2 of 2 refused
afterwards, nobody inside: 20 of 20 refused
SEEN
