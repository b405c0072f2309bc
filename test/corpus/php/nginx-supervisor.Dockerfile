FROM alpine:3.20
LABEL Maintainer="Web Team" Description="shop backend"
WORKDIR /srv/shop
RUN apk add --no-cache \
  curl \
  nginx \
  php83 \
  php83-curl \
  php83-fpm \
  php83-mbstring \
  php83-mysqli \
  php83-opcache \
  php83-session \
  supervisor
ENV PHP_CONF=/etc/php83
COPY etc/nginx.conf etc/mime.types /etc/nginx/
COPY etc/pool.conf ${PHP_CONF}/php-fpm.d/www.conf
COPY etc/shop.ini ${PHP_CONF}/conf.d/90-shop.ini
COPY etc/supervisord.conf /etc/supervisord.conf
RUN ln -s /usr/bin/php83 /usr/bin/php && \
    chown -R nobody:nobody /srv/shop /run /var/lib/nginx /var/log/nginx /var/log/php83
USER nobody
COPY --chown=nobody public/ public/
COPY --chown=nobody lib/ lib/
EXPOSE 8080
CMD ["supervisord", "-n", "-c", "/etc/supervisord.conf"]
HEALTHCHECK --timeout=10s CMD curl -sf http://127.0.0.1:8080/ping || exit 1
