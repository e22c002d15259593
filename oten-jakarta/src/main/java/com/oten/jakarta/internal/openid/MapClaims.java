package com.oten.jakarta.internal.openid;

import jakarta.security.enterprise.identitystore.openid.Claims;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Claims in a map of JSON values. A claim of another type than the one asked for counts as absent. */
sealed class MapClaims implements Claims permits MapClaims.Nested, UserClaims, TokenClaims {
    private final Map<String, Object> claims;

    MapClaims(Map<String, Object> claims) {
        this.claims = claims;
    }

    @Override
    public Optional<String> getStringClaim(String name) {
        Object claim = claims.get(name);
        // the standard has email_verified and updated_at as strings
        return claim instanceof String || claim instanceof Boolean || claim instanceof Number
                ? Optional.of(claim.toString())
                : Optional.empty();
    }

    @Override
    public Optional<Instant> getNumericDateClaim(String name) {
        return number(name).map(seconds -> Instant.ofEpochSecond(seconds.longValue()));
    }

    @Override
    public List<String> getArrayStringClaim(String name) {
        Object claim = claims.get(name);
        if (claim instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return getStringClaim(name).map(List::of).orElse(List.of());
    }

    @Override
    public OptionalInt getIntClaim(String name) {
        return number(name).map(value -> OptionalInt.of(value.intValue())).orElse(OptionalInt.empty());
    }

    @Override
    public OptionalLong getLongClaim(String name) {
        return number(name).map(value -> OptionalLong.of(value.longValue())).orElse(OptionalLong.empty());
    }

    @Override
    public OptionalDouble getDoubleClaim(String name) {
        return number(name).map(value -> OptionalDouble.of(value.doubleValue())).orElse(OptionalDouble.empty());
    }

    @Override
    public Optional<Claims> getNested(String name) {
        return claims.get(name) instanceof Map<?, ?> map ? Optional.of(new Nested(strings(map))) : Optional.empty();
    }

    private Optional<Number> number(String name) {
        return claims.get(name) instanceof Number number ? Optional.of(number) : Optional.empty();
    }

    /** JSON names are strings; the compiler does not know. */
    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    /** A claim that is an object itself. */
    static final class Nested extends MapClaims {
        Nested(Map<String, Object> claims) {
            super(claims);
        }
    }
}
