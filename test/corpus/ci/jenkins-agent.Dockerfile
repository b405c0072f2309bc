FROM jenkins/inbound-agent:3273.v4cfe589b_fd83-1-jdk17
USER root
RUN apt-get update && apt-get install -y --no-install-recommends maven=3.8.7-1 awscli gettext-base \
  && rm -rf /var/lib/apt/lists/*
ENV TERRAFORM_VERSION=1.9.8
RUN curl -fsSLo /tmp/tf.zip https://releases.hashicorp.com/terraform/${TERRAFORM_VERSION}/terraform_${TERRAFORM_VERSION}_linux_amd64.zip \
  && echo "186e0145f5e5f2eb97cbd785bc78f21bae4ef15119349f6ad4fa535b83b10df8  /tmp/tf.zip" | sha256sum -c - \
  && unzip /tmp/tf.zip -d /usr/local/bin \
  && rm /tmp/tf.zip
COPY --from=docker:27-cli /usr/local/bin/docker /usr/local/bin/
ARG DOCKER_GID=998
RUN groupadd -g ${DOCKER_GID} docker && usermod -aG docker jenkins
COPY settings.xml /home/jenkins/.m2/settings.xml
RUN curl -fsSL https://get.sdkman.io/?rcupdate=false -o /tmp/sdkman.sh && bash /tmp/sdkman.sh && rm /tmp/sdkman.sh
RUN bash -c 'source ~/.sdkman/bin/sdkman-init.sh && sdk install gradle 8.10'
ENV MAVEN_OPTS="-Xmx1g -Dorg.slf4j.simpleLogger.showDateTime=true"
USER jenkins
