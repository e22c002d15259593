package com.oten.jakarta.internal.session;

import com.oten.jakarta.internal.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Set;

/**
 * The serial form of an {@link OtenSession}: a version and one JSON text. A node with another version of the library,
 * or damaged data, must not cause an error for the user: what cannot be read becomes a session that has ended.
 */
public final class SerializedSession implements Externalizable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int VERSION = 1;
    private static final JsonProvider JSON = JsonProvider.provider();

    private OtenSession session;

    /** For deserialisation. */
    public SerializedSession() {
        this(OtenSession.ended());
    }

    SerializedSession(OtenSession session) {
        this.session = session;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        out.writeInt(VERSION);
        out.writeObject(toJson(session));
    }

    @Override
    public void readExternal(ObjectInput in) {
        try {
            if (in.readInt() == VERSION && in.readObject() instanceof String text) {
                session = fromJson(text);
            }
        } catch (IOException | ClassNotFoundException e) {
            session = OtenSession.ended(); // truncated, or with unexpected content
        }
    }

    @Serial
    private Object readResolve() {
        return session;
    }

    private static String toJson(OtenSession session) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", session.id())
                .add("generation", session.generation())
                .add("iss", session.issuer())
                .add("sub", session.subject())
                .add("name", session.callerName())
                .add("groups", JSON.createArrayBuilder(session.groups()))
                // as a string, so that the claims may be nested as deeply as in an ID token
                .add(
                        "claims",
                        JSON.createObjectBuilder(session.claims()).build().toString())
                .add("since", session.loggedInAt().getEpochSecond())
                // separate from the seconds, because the first versions wrote only those
                .add("millis", session.loggedInAt().get(ChronoField.MILLI_OF_SECOND));
        session.tokens().write(json);
        session.metMaxAge().ifPresent(age -> json.add("met", age.toSeconds()));
        session.asker().ifPresent(page -> json.add("asker", page));
        return json.build().toString();
    }

    private static OtenSession fromJson(String text) {
        try {
            JsonObject json = Json.object(text.getBytes(StandardCharsets.UTF_8));
            return new OtenSession(
                    json.getString("id"),
                    json.getInt("generation"),
                    json.getString("iss"),
                    json.getString("sub"),
                    json.getString("name"),
                    Set.copyOf(Json.strings(json, "groups").orElseThrow()),
                    Json.toMap(Json.object(json.getString("claims").getBytes(StandardCharsets.UTF_8))),
                    Instant.ofEpochSecond(json.getJsonNumber("since").longValueExact())
                            .plusMillis(json.getInt("millis", 0)),
                    TokenState.read(json),
                    Json.whole(json, "met").map(Duration::ofSeconds).orElse(null),
                    Json.whole(json, "asker").map(Math::toIntExact).orElse(null));
        } catch (Json.Malformed | RuntimeException e) {
            return OtenSession.ended();
        }
    }
}
