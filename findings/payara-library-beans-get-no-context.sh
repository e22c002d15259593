#!/usr/bin/env bash
# Payara Micro 6.2025.10, CDI events of the application scope in a WAR.
# Expected (Jakarta CDI 4.0, section 6.7.3): in a web application the event with the qualifier @Initialized(ApplicationScoped.class)
# carries the ServletContext, whichever bean of the application observes it.
# Seen: only beans of WEB-INF/classes are told so. The same class in a jar of WEB-INF/lib is given an object of Weld's that knows
# nothing of the context; an observer with a parameter of type ServletContext is never called there, and nothing says so.
set -euo pipefail
dir=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT

fetch() {
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$1" -DoutputDirectory="$dir/lib" \
    -Dmdep.stripVersion=true >"$dir/mvn.log"
}
fetch fish.payara.extras:payara-micro:6.2025.10
fetch jakarta.platform:jakarta.jakartaee-web-api:10.0.0

# A bean that says what it is told.
watcher() {
  cat >"$dir/$1.java" <<JAVA
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;

@ApplicationScoped
public class $1 {
    void anything(@Observes @Initialized(ApplicationScoped.class) Object event) {
        System.out.println("WATCHER $1 has " + event.getClass().getName());
    }

    void context(@Observes @Initialized(ApplicationScoped.class) ServletContext event) {
        System.out.println("WATCHER $1 has the context " + event.getContextPath());
    }
}
JAVA
  mkdir -p "$2"
  javac -proc:none -cp "$dir/lib/*" -d "$2" "$dir/$1.java"
}
watcher OfClasses "$dir/war/WEB-INF/classes"
watcher OfLibrary "$dir/library"
mkdir -p "$dir/library/META-INF" "$dir/war/WEB-INF/lib"
echo '<beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>' |
  tee "$dir/library/META-INF/beans.xml" >"$dir/war/WEB-INF/beans.xml"
jar --create --file "$dir/war/WEB-INF/lib/library.jar" -C "$dir/library" .
jar --create --file "$dir/watched.war" -C "$dir/war" .

java -Djava.io.tmpdir="$dir" -jar "$dir/lib/payara-micro.jar" --deploy "$dir/watched.war" --nocluster --disablephonehome \
  --autobindhttp >"$dir/log" 2>&1 &
server=$!
for _ in $(seq 120); do
  grep -aq 'ready in' "$dir/log" && break
  sleep 1
done
grep -ao 'WATCHER .*' "$dir/log" | sort | tee "$dir/seen"
diff - "$dir/seen" <<'SEEN'
WATCHER OfClasses has org.apache.catalina.core.ApplicationContextFacade
WATCHER OfClasses has the context /watched
WATCHER OfLibrary has org.jboss.weld.event.ContextEvent
SEEN
