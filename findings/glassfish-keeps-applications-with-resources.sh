#!/usr/bin/env bash
# GlassFish 8.0.0: a WAR with one Jakarta REST resource that is a CDI bean is deployed, used and undeployed five times.
# Expected: nothing of it is left. (Of a WAR with a servlet alone one or two class loaders stay.)
# Seen: the class loaders of all five stay. The CdiComponentProvider of Jersey puts its injection manager into a variable of the
# thread that deploys (effectiveInjectionManager), does not take it out again, and the thread lives as long as the server.
# Needs a JDK 21 or later.
set -euo pipefail
dir=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT

cd "$dir" # where Maven notes what it has unpacked
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
  -Dartifact=org.glassfish.main.distributions:glassfish:8.0.0:zip -DoutputDirectory="$dir" >"$dir/mvn.log"
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=jakarta.platform:jakarta.jakartaee-web-api:10.0.0 -DoutputDirectory="$dir/lib" >>"$dir/mvn.log"

mkdir -p "$dir/kept"
# Each class loader that is left has one.
cat >"$dir/kept/Marker.java" <<'JAVA'
package kept;

public class Marker {
    public static final Marker ONE = new Marker();
}
JAVA
cat >"$dir/kept/Page.java" <<'JAVA'
package kept;

@jakarta.servlet.annotation.WebServlet("/use")
public class Page extends jakarta.servlet.http.HttpServlet {
    @Override
    protected void doGet(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out)
            throws java.io.IOException {
        out.getWriter().print(Marker.ONE != null);
    }
}
JAVA
cat >"$dir/kept/Api.java" <<'JAVA'
package kept;

@jakarta.ws.rs.ApplicationPath("/")
public class Api extends jakarta.ws.rs.core.Application {}
JAVA
cat >"$dir/kept/Resource.java" <<'JAVA'
package kept;

@jakarta.ws.rs.Path("use")
@jakarta.enterprise.context.RequestScoped
public class Resource {
    @jakarta.ws.rs.GET
    public String use() {
        return String.valueOf(Marker.ONE != null);
    }
}
JAVA
javac -proc:none --release 17 -cp "$dir/lib/*" -d "$dir/classes" "$dir"/kept/*.java
war() {
  mkdir -p "$dir/$1/WEB-INF/classes/kept"
  echo '<beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>' >"$dir/$1/WEB-INF/beans.xml"
  for class in "${@:2}"; do cp "$dir/classes/kept/$class.class" "$dir/$1/WEB-INF/classes/kept"; done
  jar --create --file "$dir/$1.war" -C "$dir/$1" .
}
war servlet Marker Page
war resource Marker Api Resource

free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
home="$dir/glassfish8"
domain="$home/glassfish/domains/domain1"
port=$(free)
ports="s/port=\"8080\"/port=\"$port\"/"
for other in 8181 4848 3700 3820 3920 8686 7676; do ports+="; s/(port|value)=\"$other\"/\\1=\"$(free)\"/"; done
sed -E -i -e '/<network-listener .*address=/! s/<network-listener /&address="127.0.0.1" /' -e 's/"0\.0\.0\.0"/"127.0.0.1"/' -e "$ports" \
  "$domain/config/domain.xml"
mkdir -p "$domain/autodeploy"

await() {
  for _ in $(seq 600); do
    "$@" && return
    sleep 0.1
  done
  echo "waited in vain: $*" && exit 1
}
listens() { curl -sS -o /dev/null "http://127.0.0.1:$port/" 2>/dev/null; }

java=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')
for war in servlet resource; do
  # one after another in a server that has seen neither
  AS_JAVA=$java "$home/bin/asadmin" start-domain --verbose domain1 >"$dir/log" 2>&1 &
  starter=$!
  await listens
  server=$(pgrep -P "$starter")
  for _ in 1 2 3 4 5; do
    rm -f "$domain/autodeploy/$war.war"_*
    cp "$dir/$war.war" "$dir/moved"
    mv "$dir/moved" "$domain/autodeploy/$war.war"
    await test -e "$domain/autodeploy/$war.war_deployed"
    [ "$(curl -sS "http://127.0.0.1:$port/$war/use")" = true ]
    rm "$domain/autodeploy/$war.war"
    await test -e "$domain/autodeploy/$war.war_undeployed"
  done
  # other requests take the place of the application's in all threads
  curl -sS --parallel "http://127.0.0.1:$port/?[1-200]" >/dev/null 2>&1
  jcmd "$server" GC.run >/dev/null
  left=$(jcmd "$server" GC.class_histogram | grep -c ' kept\.Marker' || true)
  case $left in 1 | 2) left='one or two' ;; esac # a thread of Weld's may have another one than the deployer
  echo "$war: $left of 5 class loaders left" | tee -a "$dir/seen"
  kill "$server"
  wait "$starter" || true
  server=''
done
diff - "$dir/seen" <<'SEEN'
servlet: one or two of 5 class loaders left
resource: 5 of 5 class loaders left
SEEN
