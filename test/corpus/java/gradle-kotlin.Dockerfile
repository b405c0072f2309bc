FROM gradle:8.10-jdk21-alpine AS cache
ENV GRADLE_USER_HOME=/cache
COPY build.gradle.kts settings.gradle.kts gradle.properties /code/
COPY gradle/libs.versions.toml /code/gradle/
WORKDIR /code
RUN gradle --no-daemon dependencies > /dev/null

FROM gradle:8.10-jdk21-alpine AS build
COPY --from=cache /cache /home/gradle/.gradle
COPY --chown=gradle:gradle . /home/gradle/src
WORKDIR /home/gradle/src
RUN gradle buildFatJar --no-daemon --info

FROM amazoncorretto:21-alpine
RUN apk add --no-cache curl
COPY --from=build /home/gradle/src/app/build/libs/*-all.jar /app.jar
EXPOSE 8080
HEALTHCHECK --interval=15s CMD curl -fs localhost:8080/health || exit 1
CMD java $JAVA_OPTS -jar /app.jar
