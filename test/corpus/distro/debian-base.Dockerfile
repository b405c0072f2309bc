FROM debian:bookworm-20241016-slim
LABEL org.opencontainers.image.source="https://git.example.com/platform/base" \
      org.opencontainers.image.description="What all our services start from"
ARG UID=10000 GID=10000
ENV LANG=C.UTF-8 TZ=UTC
RUN set -eux; \
    export DEBIAN_FRONTEND=noninteractive; \
    apt-get update; \
    apt-get upgrade -y; \
    apt-get install -y --no-install-recommends ca-certificates curl tini tzdata; \
    apt-get clean; \
    rm -rf /var/lib/apt/lists/* /var/cache/debconf/* /usr/share/doc/*; \
    groupadd --gid "$GID" app; \
    useradd --uid "$UID" --gid app --no-create-home --home-dir /app --shell /usr/sbin/nologin app
COPY certs/*.crt /usr/local/share/ca-certificates/
RUN update-ca-certificates
WORKDIR /app
ENTRYPOINT ["tini", "--"]
ONBUILD COPY --chown=app:app . /app
ONBUILD USER app
