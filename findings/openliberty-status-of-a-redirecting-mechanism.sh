#!/usr/bin/env bash
# Open Liberty 25.0.0.9, appSecurity-5.0: a servlet calls SecurityContext.authenticate, and the application's
# HttpAuthenticationMechanism answers with a redirect to where users log in.
# Expected (Jakarta Security 3.0, SecurityContext.authenticate): the mechanism's status, SEND_CONTINUE; the servlet has to end then,
# while SEND_FAILURE means that the authentication has failed.
# Seen: SEND_FAILURE for either. A servlet that treats it as a failure treats everybody who is sent to log in as refused.
set -euo pipefail
dir=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT

cd "$dir" # where Maven notes what it has unpacked
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
  -Dartifact=io.openliberty:openliberty-runtime:25.0.0.9:zip -DoutputDirectory="$dir" >"$dir/mvn.log"
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=jakarta.platform:jakarta.jakartaee-web-api:10.0.0 -DoutputDirectory="$dir/lib" >>"$dir/mvn.log"

mkdir -p "$dir/asks"
cat >"$dir/asks/Mechanism.java" <<'JAVA'
package asks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

@ApplicationScoped
public class Mechanism implements HttpAuthenticationMechanism {
    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest in, HttpServletResponse out, HttpMessageContext http) {
        if (!http.isAuthenticationRequest()) {
            return http.doNothing();
        }
        return "refuse".equals(in.getQueryString()) ? http.responseUnauthorized() : http.redirect("/elsewhere");
    }
}
JAVA
cat >"$dir/asks/Asks.java" <<'JAVA'
package asks;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

@WebServlet("/asks")
public class Asks extends HttpServlet {
    @Inject
    private SecurityContext security;

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) {
        System.out.println("STATUS " + in.getQueryString() + ": " + security.authenticate(in, out, withParams()));
    }
}
JAVA
mkdir -p "$dir/war/WEB-INF/classes"
javac -proc:none -cp "$dir/lib/*" -d "$dir/war/WEB-INF/classes" "$dir"/asks/*.java
echo '<beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>' >"$dir/war/WEB-INF/beans.xml"
home="$dir/usr/servers/defaultServer"
mkdir -p "$home/dropins"
jar --create --file "$home/dropins/asks.war" -C "$dir/war" .
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$home/server.xml" <<XML
<server>
  <featureManager><feature>servlet-6.0</feature><feature>cdi-4.0</feature><feature>appSecurity-5.0</feature></featureManager>
  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="$port" httpsPort="-1"/>
</server>
XML
WLP_USER_DIR="$dir/usr" java @"$dir/wlp/lib/platform/java/java9.options" -jar "$dir/wlp/bin/tools/ws-server.jar" defaultServer >"$dir/log" 2>&1 &
server=$!
for _ in $(seq 120); do
  grep -aq 'CWWKZ0001I.*asks' "$dir/log" && break
  sleep 1
done
for how in redirect refuse; do
  status=$(curl -sS -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/asks/asks?$how")
  echo "$how: response $status, $(grep -ao "STATUS $how: .*" "$dir/log")" | tee -a "$dir/seen"
done
diff - "$dir/seen" <<'SEEN'
redirect: response 302, STATUS redirect: SEND_FAILURE
refuse: response 401, STATUS refuse: SEND_FAILURE
SEEN
