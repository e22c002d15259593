#!/usr/bin/env bash
# WildFly 39.0.1.Final (Undertow 2.3.23, Weld 5.1.6): an HttpAuthenticationMechanism ends the session and responds itself.
# Expected (Jakarta Servlet 6.0, section 3.1): the attributes of a request are there until its service ends, so that a
# ServletRequestListener sees them in requestDestroyed, whether the response is flushed or its stream is closed.
# Seen: after a close they are gone there. Weld then misses the conversation that the end of the session has made, and warns
# (WELD-000717); the thread's next request is warned of as well (WELD-000335), which is not shown here, as the thread is chance.
set -euo pipefail
dir=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT

cd "$dir" # where Maven notes what it has unpacked
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
  -Dartifact=org.wildfly:wildfly-dist:39.0.1.Final:zip -DoutputDirectory="$dir" >"$dir/mvn.log"
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=jakarta.platform:jakarta.jakartaee-web-api:10.0.0 -DoutputDirectory="$dir/lib" >>"$dir/mvn.log"

cat >"$dir/Mechanism.java" <<'JAVA'
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@ApplicationScoped
public class Mechanism implements HttpAuthenticationMechanism {
    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http)
            throws AuthenticationException {
        if ("begin".equals(in.getQueryString())) {
            in.getSession();
            return http.doNothing();
        }
        in.setAttribute("mark", "there");
        if (in.getSession(false) != null) {
            in.getSession(false).invalidate();
        }
        out.setStatus(303);
        out.setHeader("Location", "elsewhere");
        try {
            if ("flush".equals(in.getQueryString())) {
                out.flushBuffer();
            } else {
                out.getOutputStream().close();
            }
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
JAVA
cat >"$dir/Watch.java" <<'JAVA'
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;

@WebListener
public class Watch implements ServletRequestListener {
    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        HttpServletRequest in = (HttpServletRequest) event.getServletRequest();
        System.out.println("WATCH " + in.getQueryString() + ": mark " + in.getAttribute("mark"));
    }
}
JAVA
mkdir -p "$dir/war/WEB-INF/classes"
javac -proc:none -cp "$dir/lib/*" -d "$dir/war/WEB-INF/classes" "$dir/Mechanism.java" "$dir/Watch.java"
echo '<beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>' >"$dir/war/WEB-INF/beans.xml"
echo page >"$dir/war/index.html"
home="$dir/wildfly-39.0.1.Final"
jar --create --file "$home/standalone/deployments/watched.war" -C "$dir/war" .
free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
port=$(free)
JBOSS_HOME="$home" LAUNCH_JBOSS_IN_BACKGROUND=true "$home/bin/standalone.sh" -b 127.0.0.1 -bmanagement 127.0.0.1 \
  -Djboss.http.port="$port" -Djboss.https.port="$(free)" -Djboss.management.http.port="$(free)" >"$dir/log" 2>&1 &
server=$!
until [ -e "$dir/log" ]; do sleep 0.1; done
for _ in $(seq 120); do
  grep -aq 'WFLYSRV0025' "$dir/log" && break
  sleep 1
done

for how in flush close; do
  for query in begin "$how"; do
    curl -sS -o /dev/null -b "$dir/cookies" -c "$dir/cookies" "http://127.0.0.1:$port/watched/?$query"
  done
  sleep 1 # the response is there before the listeners have been called
  { grep -ao "WATCH $how: .*" "$dir/log"; echo "$how: $(grep -ac 'WELD-000717' "$dir/log" || true) warnings"; } | tee -a "$dir/seen"
done
diff - "$dir/seen" <<'SEEN'
WATCH flush: mark there
flush: 0 warnings
WATCH close: mark null
close: 1 warnings
SEEN
