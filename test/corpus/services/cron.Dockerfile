FROM debian:stable-slim
RUN apt-get update && apt-get -y --no-install-recommends install cron curl gpg postgresql-client s3cmd && rm -rf /var/lib/apt/lists/*
COPY crontab /etc/cron.d/backup
COPY backup.sh /usr/local/bin/
RUN chmod 0644 /etc/cron.d/backup && crontab /etc/cron.d/backup && touch /var/log/cron.log
CMD cron && tail -f /var/log/cron.log
