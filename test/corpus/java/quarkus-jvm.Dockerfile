# mvn package && docker build -f src/main/docker/Dockerfile.jvm -t acme/orders .
FROM registry.access.redhat.com/ubi9/openjdk-21:1.20

ENV LANGUAGE='en_US:en' TZ='Europe/Vienna'

# what changes least comes first
COPY --chown=185 target/quarkus-app/lib/ /deployments/lib/
COPY --chown=185 target/quarkus-app/*.jar /deployments/
COPY --chown=185 target/quarkus-app/app/ /deployments/app/
COPY --chown=185 target/quarkus-app/quarkus/ /deployments/quarkus/

USER 185
EXPOSE 8080 9000
ENV JAVA_OPTS_APPEND="-Dquarkus.http.host=0.0.0.0 -Dquarkus.log.console.json=true" \
    JAVA_APP_JAR="/deployments/quarkus-run.jar"
