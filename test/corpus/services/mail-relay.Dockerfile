FROM alpine:3.19
RUN apk add --no-cache postfix cyrus-sasl cyrus-sasl-login ca-certificates \
    && postconf -e 'maillog_file=/dev/stdout' 'inet_interfaces=all' 'mynetworks=10.0.0.0/8,172.16.0.0/12' \
    && newaliases
COPY --chmod=0755 <<-'EOT' /entrypoint.sh
	#!/bin/sh
	set -eu
	postconf -e "relayhost=[${RELAY_HOST}]:${RELAY_PORT:-587}"
	if [ -n "${RELAY_USER:-}" ]; then
	  echo "[${RELAY_HOST}]:${RELAY_PORT:-587} ${RELAY_USER}:$(cat /run/secrets/relay_password)" > /etc/postfix/sasl_passwd
	  postmap /etc/postfix/sasl_passwd
	  postconf -e smtp_sasl_auth_enable=yes smtp_tls_security_level=encrypt
	fi
	exec postfix start-fg
EOT
EXPOSE 25 587
HEALTHCHECK --interval=1m --timeout=5s CMD nc -z 127.0.0.1 25
ENTRYPOINT ["/entrypoint.sh"]
