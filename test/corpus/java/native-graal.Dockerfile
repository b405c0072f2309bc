FROM ghcr.io/graalvm/native-image-community:21-muslib AS build
WORKDIR /w
COPY --chmod=0755 mvnw ./
COPY .mvn .mvn
COPY pom.xml .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp dependency:go-offline
COPY src src
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -Pnative native:compile -DskipTests \
  && strip target/gateway

FROM scratch
COPY --from=build /w/target/gateway /gateway
USER 1001
EXPOSE 8080
ENTRYPOINT ["/gateway", "-Xmx64m"]
