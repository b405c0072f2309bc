# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM alpine:3.20 AS fetch
ARG TARGETOS TARGETARCH TARGETVARIANT
ARG NATS=2.10.22
RUN apk add --no-cache curl tar
RUN set -eu; \
    case "$TARGETARCH$TARGETVARIANT" in \
      amd64) a=amd64 ;; \
      arm64*) a=arm64 ;; \
      armv7) a=arm7 ;; \
      *) echo >&2 "error: unsupported architecture '$TARGETARCH$TARGETVARIANT'"; exit 1 ;; \
    esac; \
    curl -fsSLO "https://github.com/nats-io/nats-server/releases/download/v$NATS/nats-server-v$NATS-$TARGETOS-$a.tar.gz"; \
    tar xzf nats-server-*.tar.gz --strip-components=1; \
    install -m 0755 nats-server /usr/local/bin/

FROM scratch AS binary
COPY --from=fetch /usr/local/bin/nats-server /

FROM gcr.io/distroless/static-debian12
COPY --from=fetch /usr/local/bin/nats-server /nats-server
COPY <<EOF /etc/nats.conf
port: 4222
http_port: 8222
jetstream { store_dir: /data }
EOF
EXPOSE 4222 6222 8222
VOLUME ["/data"]
ENTRYPOINT ["/nats-server"]
CMD ["-c", "/etc/nats.conf"]
