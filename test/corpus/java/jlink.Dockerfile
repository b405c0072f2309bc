FROM eclipse-temurin:21-jdk-alpine AS jre
RUN apk add --no-cache binutils
COPY target/app.jar /tmp/app.jar
RUN jdeps --ignore-missing-deps -q --recursive --multi-release 21 --print-module-deps /tmp/app.jar > /tmp/deps && \
    jlink --verbose \
      --add-modules "$(cat /tmp/deps),jdk.crypto.ec" \
      --strip-debug --no-man-pages --no-header-files \
      --compress=zip-6 \
      --output /jre

FROM alpine:3.20.3
ENV JAVA_HOME=/opt/jre PATH="/opt/jre/bin:${PATH}"
COPY --from=jre /jre $JAVA_HOME
RUN adduser -D -u 1000 app
COPY --chown=1000 target/app.jar /opt/app/
USER 1000
WORKDIR /opt/app
EXPOSE 8443
ENTRYPOINT [ "java", "-jar", "app.jar" ]
