FROM docker:27.3-dind
RUN apk add --no-cache bash git make py3-pip \
    && pip install --break-system-packages docker-compose-v1-shim || true
COPY --from=docker/buildx-bin:0.18 /buildx /usr/libexec/docker/cli-plugins/docker-buildx
RUN mkdir -p /etc/docker && printf '%s\n' '{ "insecure-registries": ["registry.internal:5000"], "mtu": 1400 }' > /etc/docker/daemon.json
ENV DOCKER_TLS_CERTDIR=/certs DOCKER_BUILDKIT=1
COPY ci.sh /usr/local/bin/ci
RUN docker --version && chmod 755 /usr/local/bin/ci
VOLUME /var/lib/docker
RUN mkdir -p /root/.docker/cli-plugins && ln -s /usr/libexec/docker/cli-plugins/docker-buildx /root/.docker/cli-plugins/
# the mirror is slow to answer in the morning
ENV DOCKER_CLIENT_TIMEOUT=300 COMPOSE_HTTP_TIMEOUT=300
RUN set -e; \
    for tool in bash git make docker; do \
      command -v "$tool" >/dev/null || { echo "no $tool" >&2; exit 1; }; \
    done
EXPOSE 2375 2376
