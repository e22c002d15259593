#!/usr/bin/env bash
# Open Liberty 25.0.0.9, servlet-6.0: a welcome page, which this server reaches by a forward.
# Expected (Jakarta Servlet 6.0, section 9.4.2): in a forward the attribute jakarta.servlet.forward.mapping is the mapping of
# the original request, here that of the folder: DEFAULT, as getHttpServletMapping() says before the forward.
# Seen: the attribute is not there, though jakarta.servlet.forward.request_uri is. A filter that wants to know by it whether an
# application's servlet or the server itself has forwarded fails.
set -euo pipefail
dir=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT

cd "$dir" # where Maven notes what it has unpacked
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
  -Dartifact=io.openliberty:openliberty-runtime:25.0.0.9:zip -DoutputDirectory="$dir" >"$dir/mvn.log"
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=jakarta.servlet:jakarta.servlet-api:6.0.0 -DoutputDirectory="$dir/lib" >>"$dir/mvn.log"

cat >"$dir/Watch.java" <<'JAVA'
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebFilter(urlPatterns = "/*", dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class Watch extends HttpFilter {
    @Override
    protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        if (in.getDispatcherType() == DispatcherType.REQUEST) {
            print("request", in.getRequestURI(), in.getHttpServletMapping());
        } else {
            print("forward from", in.getAttribute("jakarta.servlet.forward.request_uri"),
                    (HttpServletMapping) in.getAttribute("jakarta.servlet.forward.mapping"));
        }
        chain.doFilter(in, out);
    }

    private static void print(String what, Object uri, HttpServletMapping mapping) {
        System.out.println("WATCH " + what + " " + uri + ": "
                + (mapping == null ? "no mapping" : mapping.getMappingMatch() + " " + mapping.getPattern()));
    }
}
JAVA
cat >"$dir/Exact.java" <<'JAVA'
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

@WebServlet("/exact")
public class Exact extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) {}
}
JAVA
mkdir -p "$dir/war/WEB-INF/classes" "$dir/war/folder"
javac -proc:none -cp "$dir/lib/*" -d "$dir/war/WEB-INF/classes" "$dir/Watch.java" "$dir/Exact.java"
echo page >"$dir/war/folder/index.html"
home="$dir/usr/servers/defaultServer"
mkdir -p "$home/dropins"
jar --create --file "$home/dropins/watched.war" -C "$dir/war" .
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$home/server.xml" <<XML
<server>
  <featureManager><feature>servlet-6.0</feature></featureManager>
  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="$port" httpsPort="-1"/>
</server>
XML
WLP_USER_DIR="$dir/usr" java -Dwlp.user.dir="$dir/usr" -jar "$dir/wlp/bin/tools/ws-server.jar" defaultServer >"$dir/log" 2>&1 &
server=$!
for _ in $(seq 120); do
  grep -aq 'CWWKZ0001I.*watched' "$dir/log" && break
  sleep 1
done
for path in exact folder/; do
  curl -fsS -o /dev/null "http://127.0.0.1:$port/watched/$path"
done
grep -ao 'WATCH .*' "$dir/log" | tee "$dir/seen"
diff - "$dir/seen" <<'SEEN'
WATCH request /watched/exact: EXACT /exact
WATCH request /watched/folder/: DEFAULT /
WATCH forward from /watched/folder/: no mapping
SEEN
