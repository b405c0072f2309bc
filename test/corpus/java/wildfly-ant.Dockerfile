FROM openjdk:8-jdk
MAINTAINER Legacy Team
ENV WILDFLY_VERSION 10.1.0.Final
ENV ANT_HOME /opt/ant
ENV PATH ${PATH}:/opt/ant/bin
RUN cd /tmp \
    && wget http://archive.apache.org/dist/ant/binaries/apache-ant-1.9.7-bin.tar.gz \
    && tar -zxf apache-ant-1.9.7-bin.tar.gz \
    && mv apache-ant-1.9.7 /opt/ant \
    && rm apache-ant-1.9.7-bin.tar.gz
RUN curl -O https://download.jboss.org/wildfly/$WILDFLY_VERSION/wildfly-$WILDFLY_VERSION.tar.gz && tar xf wildfly-$WILDFLY_VERSION.tar.gz && mv wildfly-$WILDFLY_VERSION /opt/wildfly
ADD . /src
RUN ["ant", "-f", "/src/build.xml", "war"]
RUN cp /src/dist/*.war /opt/wildfly/standalone/deployments/
RUN /opt/wildfly/bin/add-user.sh admin Admin#70365 --silent
EXPOSE 8080 9990 22
CMD ["/opt/wildfly/bin/standalone.sh", "-b", "0.0.0.0", "-bmanagement", "0.0.0.0"]
