FROM postgres:16-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends \
      build-essential ca-certificates git postgresql-server-dev-16
ARG PGVECTOR=v0.8.0
RUN git clone --branch $PGVECTOR --depth 1 https://github.com/pgvector/pgvector.git /tmp/pgvector
RUN cd /tmp/pgvector && make OPTFLAGS="" && make install DESTDIR=/out

FROM postgres:16-bookworm
RUN set -eux; \
	apt-get update; \
	apt-get install -y --no-install-recommends postgresql-16-cron postgresql-16-postgis-3; \
	rm -rf /var/lib/apt/lists/*
COPY --from=build /out/ /
COPY initdb/ /docker-entrypoint-initdb.d/
ENV POSTGRES_DB=app POSTGRES_USER=app
ENV POSTGRES_INITDB_ARGS="--data-checksums --encoding=UTF8 --locale=C.UTF-8"
CMD ["postgres", "-c", "shared_preload_libraries=pg_cron", "-c", "max_connections=200"]
