# the tests want a database that starts in seconds, so fill it in the build
FROM mysql:5.7 as seed
ENV MYSQL_ROOT_PASSWORD=root
ENV MYSQL_DATABASE=shop
COPY schema.sql fixtures.sql /docker-entrypoint-initdb.d/
# stop in front of the server's own start
RUN ["sed", "-i", "s/^\texec \"$@\"/\techo skipped \"$@\"/", "/usr/local/bin/docker-entrypoint.sh"]
RUN ["docker-entrypoint.sh", "mysqld", "--datadir", "/seeded"]

FROM mysql:5.7
COPY --from=seed --chown=mysql:mysql /seeded /var/lib/mysql
COPY --chmod=644 ci.cnf /etc/mysql/conf.d/
# nothing here is worth keeping
RUN printf '[mysqld]\nskip-log-bin\ninnodb_flush_log_at_trx_commit=0\n' > /etc/mysql/conf.d/fast.cnf
HEALTHCHECK --interval=2s --retries=30 CMD ["mysqladmin", "ping", "-h", "127.0.0.1"]
