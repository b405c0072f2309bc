FROM maven:3.6-jdk-8 AS build
COPY pom.xml /build/
WORKDIR /build
RUN mvn -B -q dependency:resolve dependency:resolve-plugins
COPY src /build/src
RUN mvn -B package -P docker

FROM tomcat:8.5-jre8
RUN rm -rf /usr/local/tomcat/webapps/*
ADD https://repo1.maven.org/maven2/org/postgresql/postgresql/42.7.4/postgresql-42.7.4.jar /usr/local/tomcat/lib/
COPY --from=build /build/target/portal.war $CATALINA_HOME/webapps/ROOT.war
COPY docker/context.xml docker/server.xml $CATALINA_HOME/conf/
RUN sed -i 's/port="8005"/port="-1"/' ${CATALINA_HOME}/conf/server.xml \
	&& chmod -R g=u $CATALINA_HOME
EXPOSE 8080 8009
CMD ["catalina.sh", "run"]
