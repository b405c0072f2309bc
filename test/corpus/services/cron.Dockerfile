FROM debian:stable-slim
RUN apt-get update && apt-get -y --no-install-recommends install cron curl gpg postgresql-client s3cmd && rm -rf /var/lib/apt/lists/*
COPY crontab /etc/cron.d/backup
COPY backup.sh /usr/local/bin/
RUN chmod 0644 /etc/cron.d/backup && crontab /etc/cron.d/backup && touch /var/log/cron.log
ENV PGHOST=db PGUSER=backup S3_BUCKET=s3://backups
RUN mkdir -p /backups && chown nobody /backups
# gpg refuses folders that others may read
RUN mkdir -m 700 /root/.gnupg
COPY public.asc /root/.gnupg/
RUN gpg --import /root/.gnupg/public.asc
RUN ln -fs /usr/share/zoneinfo/Europe/Paris /etc/localtime && dpkg-reconfigure -f noninteractive tzdata
VOLUME /backups
HEALTHCHECK --interval=5m CMD find /backups -mmin -1500 | grep -q . || exit 1
CMD cron && tail -f /var/log/cron.log
