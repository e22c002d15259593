#!/usr/bin/env bash
# WildFly 39.0.1.Final (Undertow 2.3.23): an application that says in web.xml which SameSite its session cookie has.
# Expected (Jakarta Servlet 6.0, cookie-configType of web-app_6_0.xsd): an <attribute> of <cookie-config> is what
# SessionCookieConfig.setAttribute sets, so that the cookie has it and getAttribute returns it.
# Seen: the element is accepted and ignored, while <path> beside it counts and the same attribute set in code does.
set -euo pipefail
dir=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT

cd "$dir" # where Maven notes what it has unpacked
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
  -Dartifact=org.wildfly:wildfly-dist:39.0.1.Final:zip -DoutputDirectory="$dir" >"$dir/mvn.log"
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=jakarta.platform:jakarta.jakartaee-web-api:10.0.0 -DoutputDirectory="$dir/lib" >>"$dir/mvn.log"

cat >"$dir/Begin.java" <<'JAVA'
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/begin")
public class Begin extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        in.getSession();
        out.getWriter().println("getAttribute: " + getServletContext().getSessionCookieConfig().getAttribute("SameSite"));
    }
}
JAVA
cat >"$dir/InCode.java" <<'JAVA'
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

@WebListener
public class InCode implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setAttribute("SameSite", "Strict");
    }
}
JAVA
attribute='<attribute><attribute-name>SameSite</attribute-name><attribute-value>Strict</attribute-value></attribute>'
home="$dir/wildfly-39.0.1.Final"
war() { # name, classes, elements of cookie-config
  mkdir -p "$dir/$1/WEB-INF/classes"
  (cd "$dir" && javac -proc:none -cp "$dir/lib/*" -d "$dir/$1/WEB-INF/classes" $2)
  cat >"$dir/$1/WEB-INF/web.xml" <<XML
<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="https://jakarta.ee/xml/ns/jakartaee https://jakarta.ee/xml/ns/jakartaee/web-app_6_0.xsd" version="6.0">
  <session-config><cookie-config><path>/$1</path><max-age>60</max-age>$3</cookie-config></session-config>
</web-app>
XML
  jar --create --file "$home/standalone/deployments/$1.war" -C "$dir/$1" .
}
war descriptor Begin.java "$attribute"
war code 'Begin.java InCode.java' ''

free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
port=$(free)
JBOSS_HOME="$home" LAUNCH_JBOSS_IN_BACKGROUND=true "$home/bin/standalone.sh" -b 127.0.0.1 -bmanagement 127.0.0.1 \
  -Djboss.http.port="$port" -Djboss.https.port="$(free)" -Djboss.management.http.port="$(free)" >"$dir/log" 2>&1 &
server=$!
until [ -e "$dir/log" ]; do sleep 0.1; done
for _ in $(seq 120); do
  grep -aq 'WFLYSRV0025\|WFLYSRV0026' "$dir/log" && break
  sleep 1
done

for name in descriptor code; do
  curl -sS -i "http://127.0.0.1:$port/$name/begin" | tr -d '\r' >"$dir/response"
  max_age=$(grep -aic 'max-age=60' "$dir/response" || true)
  same_site=$(grep -aioE 'SameSite=[A-Za-z]+' "$dir/response" || true)
  echo "$name: max-age $max_age, ${same_site:-no SameSite}, $(grep -a getAttribute "$dir/response")" | tee -a "$dir/seen"
done
diff - "$dir/seen" <<'SEEN'
descriptor: max-age 1, no SameSite, getAttribute: null
code: max-age 1, SameSite=Strict, getAttribute: Strict
SEEN
