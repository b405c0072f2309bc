# syntax=docker/dockerfile:1.7-labs
FROM debian:bookworm-slim AS assets
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN <<-SCRIPT
	apt-get update
	apt-get install -y --no-install-recommends curl ca-certificates xz-utils
	rm -rf /var/lib/apt/lists/*
	for arch in amd64 arm64; do
	  curl -fsSL "https://downloads.example.com/tool/1.4.2/tool-$arch.tar.xz" | tar -xJ -C /usr/local/bin
	done
SCRIPT

FROM nginx:1.27.2-alpine
COPY <<'NGINX' <<'PAGE' /srv/conf/
server {
  listen 8080;
  root /srv/www;
  location = /healthz { return 204; }
}
NGINX
<!doctype html>
<title>${not_expanded}</title>
PAGE
COPY --parents assets/./css/*.css assets/./js/**/*.js /srv/www/
COPY --exclude=*.map --exclude=**/test dist/ /srv/www/
COPY --from=assets --chmod=755 /usr/local/bin/tool-* /usr/local/bin/
RUN --network=none --mount=type=tmpfs,target=/tmp <<EOF
#!/bin/sh
set -e
mv /srv/conf/NGINX /etc/nginx/conf.d/default.conf
mv /srv/conf/PAGE /srv/www/index.html
nginx -t
EOF
USER nginx
EXPOSE 8080
