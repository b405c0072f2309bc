#syntax=docker/dockerfile:1
FROM dunglas/frankenphp:1-php8.3 AS server
WORKDIR /app
VOLUME /app/var/

# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends \
	acl \
	git \
	unzip \
	&& rm -rf /var/lib/apt/lists/*
RUN set -eux; \
	install-php-extensions \
		@composer \
		amqp \
		intl \
		opcache \
	;
ENV PHP_INI_SCAN_DIR=":$PHP_INI_DIR/portal.d"
COPY --link docker/php/*.ini $PHP_INI_DIR/portal.d/
COPY --link docker/Caddyfile /etc/caddy/Caddyfile
COPY --link --chmod=755 docker/start /usr/local/bin/start
ENTRYPOINT ["start"]
CMD [ "frankenphp", "run", "--config", "/etc/caddy/Caddyfile" ]
HEALTHCHECK --start-period=45s --interval=20s CMD curl -fso /dev/null http://localhost:2019/metrics || exit 1

FROM server AS dev
ENV APP_ENV=dev XDEBUG_MODE=off
RUN cp "$PHP_INI_DIR/php.ini-development" "$PHP_INI_DIR/php.ini" && install-php-extensions xdebug

FROM server AS prod
ENV APP_ENV=prod COMPOSER_ALLOW_SUPERUSER=1
RUN cp "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini"
COPY --link composer.* symfony.lock ./
RUN composer install --no-dev --no-autoloader --no-scripts --no-progress
COPY --link . ./
RUN set -eux; \
	composer dump-autoload -a --no-dev; \
	composer dump-env prod; \
	bin/console cache:warmup; \
	setfacl -R -m u:www-data:rwX var;
USER www-data
