# our patched redis
FROM buildpack-deps:bookworm AS build
ENV REDIS_VERSION=7.2.6
ENV REDIS_DOWNLOAD_SHA=fa29b3fd2ca7dd2bc8e41b5e6d2e3a6f2dc3f0f2e9ea5d3cfd2d9ca3a7d3b1f4
RUN set -eux; \
	curl -fsSL -o redis.tar.gz "https://download.redis.io/releases/redis-${REDIS_VERSION}.tar.gz"; \
	echo "$REDIS_DOWNLOAD_SHA *redis.tar.gz" | sha256sum -c -; \
	mkdir -p /usr/src/redis; \
	tar -xzf redis.tar.gz -C /usr/src/redis --strip-components=1; \
	rm redis.tar.gz
COPY patches/*.patch /tmp/
RUN cd /usr/src/redis && for p in /tmp/*.patch; do patch -p1 < "$p" || exit 1; done && make -j "$(nproc)" BUILD_TLS=yes && make PREFIX=/opt/redis install

FROM debian:bookworm-slim
RUN groupadd -r -g 999 redis && useradd -r -g redis -u 999 redis && mkdir /data && chown redis:redis /data
COPY --from=build /opt/redis /usr/local
VOLUME /data
WORKDIR /data
USER redis
EXPOSE 6379
CMD ["redis-server", "--protected-mode", "no"]
