package com.oten.emulator.provider;

import com.oten.emulator.Fault;
import com.oten.emulator.LogoutDelivery;
import com.oten.emulator.ReceivedRequest;
import com.oten.emulator.endpoint.Html;
import com.oten.emulator.wire.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Controls a standalone emulator over HTTP, below {@code /emulator/}; a program that embeds it calls methods instead.
 */
public final class ControlEndpoint {
    public static final String PREFIX = "/emulator/";

    private final Provider provider;

    ControlEndpoint(Provider provider) {
        this.provider = provider;
    }

    Reply reply(ReceivedRequest in) {
        String command = in.path().substring(PREFIX.length());
        try {
            if (in.method().equals("GET")) {
                return switch (command) {
                    case "" -> page();
                    case "requests" -> requests();
                    case "fetches" -> fetches();
                    case "logouts" -> logouts(provider.backchannel.all());
                    default -> notFound();
                };
            }
            if (!in.method().equals("POST")) {
                return Reply.methodNotAllowed("GET, POST");
            }
            return switch (command) {
                case "next" -> next(in);
                case "advance" -> advance(in);
                case "rotate-key" -> rotateKey(in);
                case "approve-all" -> approveAll(in);
                case "ask-again" -> askAgain(in);
                case "end-sessions" -> endSessions(in);
                case "reset" -> reset(in);
                default -> notFound();
            };
        } catch (IllegalArgumentException e) {
            return Reply.json(
                    400, Map.of("error", "invalid_request", "error_description", String.valueOf(e.getMessage())));
        }
    }

    private Reply next(ReceivedRequest in) {
        Fault fault = Fault.valueOf(parameter(in, "fault").orElse(""));
        int times = parameter(in, "times").map(Integer::parseInt).orElse(1);
        Optional<Duration> retryAfter =
                parameter(in, "retry-after").map(Long::parseLong).map(Duration::ofSeconds);
        provider.faults.add(fault, times, retryAfter);
        return done(in);
    }

    private Reply advance(ReceivedRequest in) {
        provider.clock.advance(
                Duration.ofSeconds(Long.parseLong(parameter(in, "seconds").orElse(""))));
        return done(in);
    }

    private Reply rotateKey(ReceivedRequest in) {
        provider.keys.rotate();
        return done(in);
    }

    private Reply approveAll(ReceivedRequest in) {
        String name = parameter(in, "user").orElse("");
        provider.signIn.approve(Optional.of(
                provider.users.find(name).orElseThrow(() -> new IllegalArgumentException("there is no such user"))));
        return done(in);
    }

    private Reply askAgain(ReceivedRequest in) {
        provider.signIn.approve(Optional.empty());
        return done(in);
    }

    /** Of one user, or of everybody; reports how the clients responded. */
    private Reply endSessions(ReceivedRequest in) {
        Optional<String> name = parameter(in, "user");
        List<LogoutDelivery> deliveries = provider.backchannel.tell(provider.sessions.end(
                session -> name.map(session.user().username()::equals).orElse(true)));
        return in.form("page").isPresent() ? done(in) : logouts(deliveries);
    }

    private Reply reset(ReceivedRequest in) {
        provider.reset();
        return done(in);
    }

    private Reply requests() {
        List<Map<String, Object>> requests =
                provider.log.all().stream().map(ControlEndpoint::describe).toList();
        return Reply.json(200, Map.of("requests", requests)).noStore();
    }

    private Reply fetches() {
        List<Map<String, Object>> fetches = provider.fetch.all().stream()
                .map(fetch -> {
                    Map<String, Object> description = outcome(fetch.uri(), fetch.status());
                    fetch.problem().ifPresent(problem -> description.put("problem", problem));
                    return description;
                })
                .toList();
        return Reply.json(200, Map.of("fetches", fetches)).noStore();
    }

    /** Without the tokens. */
    private static Reply logouts(List<LogoutDelivery> deliveries) {
        List<Map<String, Object>> logouts = deliveries.stream()
                .map(delivery -> outcome(delivery.uri().toString(), delivery.status()))
                .toList();
        return Reply.json(200, Map.of("logouts", logouts)).noStore();
    }

    /** Without a status where there was no response. */
    private static Map<String, Object> outcome(String uri, OptionalInt status) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("uri", uri);
        status.ifPresent(code -> description.put("status", code));
        return description;
    }

    /** Names the parameters without their values, some of which are secrets. */
    private static Map<String, Object> describe(ReceivedRequest request) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("time", request.time().toString());
        description.put("endpoint", request.endpoint().name());
        description.put("method", request.method());
        description.put("path", request.path());
        description.put("query", List.copyOf(request.query().keySet()));
        description.put("form", List.copyOf(request.form().keySet()));
        return description;
    }

    private Reply page() {
        String buttons = Arrays.stream(Fault.values())
                .map(fault -> "<button name=\"fault\" value=\"%s\">%s<small>%s</small></button>"
                        .formatted(fault.name(), fault.name(), Html.escape(fault.error() + ": " + fault.description())))
                .collect(Collectors.joining("\n"));
        String content = """
                <h1>The next error</h1>
                <p>Waiting: %d. Choose how the next authorization or token request fails.</p>
                <form method="post" action="next">
                <input type="hidden" name="page" value="yes">
                %s
                </form>
                <form method="post" action="end-sessions">
                <input type="hidden" name="page" value="yes">
                <button class="main">End everyone's session<small>%d open</small></button>
                </form>
                <form method="post" action="rotate-key">
                <input type="hidden" name="page" value="yes">
                <button class="main">Rotate the signing key</button>
                </form>
                <form method="post" action="reset">
                <input type="hidden" name="page" value="yes">
                <button class="quiet">Forget everything</button>
                </form>
                """.formatted(
                        provider.faults.waiting(),
                        buttons,
                        provider.sessions.find(session -> true).size());
        return Html.page(200, "Oten emulator", content, "");
    }

    private static Optional<String> parameter(ReceivedRequest in, String name) {
        return in.query(name).or(() -> in.form(name));
    }

    private static Reply done(ReceivedRequest in) {
        return in.form("page").isPresent() ? Reply.redirect(303, PREFIX) : Reply.empty(204);
    }

    private static Reply notFound() {
        return Reply.json(404, Map.of("error", "not_found"));
    }
}
