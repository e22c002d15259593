#!/usr/bin/env bash
# Payara Micro 7.2025.1: a WAR with one servlet is deployed, used and undeployed five times, by Payara Micro's own API.
# Expected: nothing of it is left, as on Payara Micro 6.2025.10.
# Seen: the class loader of the last one stays; ComponentEnvManagerImpl.compId2Env still has its application. It goes when the
# next one comes.
# Needs a JDK 21 or later.
set -euo pipefail
dir=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT

fetch() {
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$1" -DoutputDirectory="$dir/$2" >>"$dir/mvn.log"
}
fetch fish.payara.extras:payara-micro:6.2025.10 micro
fetch fish.payara.extras:payara-micro:7.2025.1 micro
fetch jakarta.platform:jakarta.jakartaee-web-api:10.0.0 lib

mkdir -p "$dir/kept" "$dir/deploys"
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
# Stays.
cat >"$dir/deploys/Deploys.java" <<'JAVA'
package deploys;

@jakarta.servlet.annotation.WebServlet("/do")
public class Deploys extends jakarta.servlet.http.HttpServlet {
    @Override
    protected void doGet(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out)
            throws jakarta.servlet.ServletException {
        try {
            var runtime = fish.payara.micro.PayaraMicro.getInstance().getRuntime();
            if (in.getParameter("deploy") != null) {
                runtime.deploy(new java.io.File(in.getParameter("deploy")));
            } else if (in.getParameter("undeploy") != null) {
                runtime.undeploy(in.getParameter("undeploy"));
            } else {
                Thread.sleep(200);
            }
        } catch (Exception e) {
            throw new jakarta.servlet.ServletException(e);
        }
    }
}
JAVA
for war in kept deploys; do
  javac -proc:none --release 17 -cp "$dir/lib/*:$dir/micro/payara-micro-6.2025.10.jar" -d "$dir/$war-war/WEB-INF/classes" "$dir/$war"/*.java
  jar --create --file "$dir/$war.war" -C "$dir/$war-war" .
done

for version in 6.2025.10 7.2025.1; do
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  java -Djava.io.tmpdir="$dir" -jar "$dir/micro/payara-micro-$version.jar" --deploy "$dir/deploys.war" --nocluster --disablephonehome \
    --port "$port" >"$dir/log" 2>&1 &
  server=$!
  for _ in $(seq 240); do
    grep -aq 'ready in' "$dir/log" && break
    sleep 0.5
  done
  for _ in 1 2 3 4 5; do
    curl -sSf "http://127.0.0.1:$port/deploys/do?deploy=$dir/kept.war"
    [ "$(curl -sS "http://127.0.0.1:$port/kept/use")" = true ]
    curl -sSf "http://127.0.0.1:$port/deploys/do?undeploy=kept"
  done
  # other requests take the place of the application's in all threads
  curl -sS --parallel --parallel-max 64 "http://127.0.0.1:$port/deploys/do?[1-200]" >/dev/null 2>&1
  jcmd "$server" GC.run >/dev/null
  echo "$version: $(jcmd "$server" GC.class_histogram | grep -c ' kept\.Marker' || true) of 5 class loaders left" | tee -a "$dir/seen"
  kill "$server"
  wait "$server" || true
  server=''
done
diff - "$dir/seen" <<'SEEN'
6.2025.10: 0 of 5 class loaders left
7.2025.1: 1 of 5 class loaders left
SEEN
