package com.oten.jakarta.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind something that forgets connections: each answers its first request and is silent from then on. */
class RenewableHttpClientWireTest {
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private final TestClock clock = new TestClock();
    private final Http http = new Http(
            TestSettings.valid().with("oten.http.timeout", "PT1S").read().http(), clock);
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket forgetful;

    @BeforeEach
    void listen() throws IOException {
        forgetful = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept);
        accepting.setDaemon(true);
        accepting.start();
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        forgetful.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT31S", "PT10M", "PT-1H"})
    void a_call_after_a_while_does_not_trust_an_old_connection(Duration pause) {
        assertThat(Http.join(get()).status()).isEqualTo(200);
        clock.advance(pause);

        assertThat(Http.join(get()).status()).isEqualTo(200);
        assertThat(connections).hasValue(2);
    }

    @Test
    void a_connection_is_used_again_at_once() {
        Http.join(get());

        get().handle((response, failure) -> failure).join(); // nobody answers

        assertThat(connections).hasValue(1);
    }

    @Test
    void a_connection_that_rests_while_others_are_used_does_not_grow_old() {
        AtomicInteger made = new AtomicInteger();
        RenewableHttpClient clients = new RenewableHttpClient(
                () -> {
                    made.incrementAndGet();
                    return HttpClient.newHttpClient();
                },
                clock);
        assertThat(clients.get()).isPresent();

        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofSeconds(20));
            assertThat(clients.get()).isPresent();
        }

        assertThat(made).hasValue(2); // the second after more than three minutes
        clients.close();
    }

    private CompletableFuture<RemoteResponse> get() {
        return http.get(URI.create("http://127.0.0.1:" + forgetful.getLocalPort() + "/x"), Http.DOCUMENT);
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = forgetful.accept(); // closed with the JVM: nobody says that it is forgotten
                connections.incrementAndGet();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                String line = in.readLine();
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return;
            }
        }
    }
}
