#!/usr/bin/env bash
# GlassFish 8.0.0: two WARs bring the same library with beans in WEB-INF/lib, as any two web applications may.
# Expected: both are deployed, on their own and in an EAR together: each has its own class loader and its own copy.
# Seen: on their own both are deployed, and so is an EAR with one of them. An EAR with both is refused (WELD-000163): the server
# gives the library one identifier for the whole EAR, by the name of the jar. With another name in the one WAR it is deployed.
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

mkdir -p "$dir/greeting"
cat >"$dir/greeting/Greeting.java" <<'JAVA'
package greeting;

@jakarta.enterprise.context.ApplicationScoped
public class Greeting {
    public String text() {
        return "hello";
    }
}
JAVA
javac -proc:none --release 17 -cp "$dir/lib/*" -d "$dir/library" "$dir"/greeting/Greeting.java
mkdir -p "$dir/page"
cat >"$dir/page/Page.java" <<'JAVA'
package page;

@jakarta.servlet.annotation.WebServlet("/greet")
public class Page extends jakarta.servlet.http.HttpServlet {
    @jakarta.inject.Inject
    private greeting.Greeting greeting;

    @Override
    protected void doGet(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out)
            throws java.io.IOException {
        out.getWriter().print(greeting.text());
    }
}
JAVA
javac -proc:none --release 17 -cp "$dir/lib/*:$dir/library" -d "$dir/classes" "$dir"/page/Page.java
beans='<beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>'
mkdir -p "$dir/library/META-INF"
echo "$beans" >"$dir/library/META-INF/beans.xml"

war() { # its name, and that of the library in it
  mkdir -p "$dir/$1/WEB-INF/lib"
  cp -r "$dir/classes" "$dir/$1/WEB-INF/classes"
  echo "$beans" >"$dir/$1/WEB-INF/beans.xml"
  jar --create --file "$dir/$1/WEB-INF/lib/$2.jar" -C "$dir/library" .
  jar --create --file "$dir/$1.war" -C "$dir/$1" .
}
war one greeting
war two greeting
war three another-greeting
ear() { # its name, and its WARs
  mkdir -p "$dir/$1/META-INF"
  {
    echo '<application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">'
    for war in "${@:2}"; do
      cp "$dir/$war.war" "$dir/$1"
      echo "<module><web><web-uri>$war.war</web-uri><context-root>/$1-$war</context-root></web></module>"
    done
    echo '</application>'
  } >"$dir/$1/META-INF/application.xml"
  jar --create --file "$dir/$1.ear" -C "$dir/$1" .
}
ear single one
ear same one two
ear different one three

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
decided() { [ -e "$domain/autodeploy/$1_deployed" ] || [ -e "$domain/autodeploy/$1_deployFailed" ]; }

java=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')
AS_JAVA=$java "$home/bin/asadmin" start-domain --verbose domain1 >"$dir/log" 2>&1 &
starter=$!
await listens
server=$(pgrep -P "$starter")
try() { # an archive, and the pages it should have
  cp "$dir/$1" "$dir/moved"
  mv "$dir/moved" "$domain/autodeploy/$1"
  await decided "$1"
  if [ -e "$domain/autodeploy/$1_deployed" ]; then
    for page in "${@:2}"; do echo "$1: /$page says $(curl -sS "http://127.0.0.1:$port/$page/greet")"; done
  else
    echo "$1: refused, $(grep -aoE 'WELD-[0-9]+' "$dir/log" "$domain/logs/server.log" -h | tail -n 1)"
  fi | tee -a "$dir/seen"
}
try one.war one
try two.war two
try single.ear single-one
try different.ear different-one different-three
try same.ear same-one same-two
kill "$server"
wait "$starter" || true
server=''
diff - "$dir/seen" <<'SEEN'
one.war: /one says hello
two.war: /two says hello
single.ear: /single-one says hello
different.ear: /different-one says hello
different.ear: /different-three says hello
same.ear: refused, WELD-000163
SEEN
