FROM amazonlinux:2023
RUN dnf update -y && dnf install -y \
      amazon-cloudwatch-agent \
      aws-cli \
      java-17-amazon-corretto-headless \
      shadow-utils \
    && dnf clean all && rm -rf /var/cache/dnf
RUN curl "https://awscli.amazonaws.com/session-manager-plugin/linux_64bit/session-manager-plugin.rpm" -o "/tmp/smp.rpm" && rpm -i /tmp/smp.rpm && rm /tmp/smp.rpm
ENV AWS_DEFAULT_REGION=eu-central-1
RUN adduser batch
USER batch
COPY --chown=batch:batch job.jar /home/batch/
ENV JAVA_OPTS="" TZ=Europe/Berlin
RUN mkdir -p /home/batch/tmp
COPY --chown=batch:batch --chmod=0640 logback.xml /home/batch/
WORKDIR /home/batch
ENTRYPOINT ["java", "-jar", "/home/batch/job.jar"]
