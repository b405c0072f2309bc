FROM sbtscala/scala-sbt:eclipse-temurin-jammy-21.0.2_13_1.10.0_2.13.14 AS build
WORKDIR /src
ADD project/build.properties project/plugins.sbt project/
ADD build.sbt .
RUN sbt update
ADD . .
RUN sbt stage

FROM eclipse-temurin:21-jre
WORKDIR /srv
COPY --from=build /src/target/universal/stage /srv
RUN useradd -r play && mkdir logs && chown play logs
USER play
EXPOSE 9000
ENTRYPOINT ["bin/crawler", "-Dpidfile.path=/dev/null"]
