FROM php:8.3-fpm-alpine AS base

ADD --chmod=0755 https://github.com/mlocati/docker-php-extension-installer/releases/download/2.7.0/install-php-extensions /usr/local/bin/
RUN install-php-extensions bcmath gd intl opcache pcntl pdo_pgsql redis zip

COPY --from=composer:2.8 /usr/bin/composer /usr/bin/composer
WORKDIR /var/www/html

FROM base AS vendor
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-scripts --no-autoloader --prefer-dist --no-interaction
COPY . .
RUN composer dump-autoload --optimize --classmap-authoritative

FROM node:22-alpine AS assets
WORKDIR /build
COPY package.json package-lock.json vite.config.js ./
RUN npm ci
COPY resources/ resources/
RUN npm run build

FROM base
COPY docker/php.ini $PHP_INI_DIR/conf.d/99-app.ini
COPY --chown=www-data:www-data --from=vendor /var/www/html .
COPY --chown=www-data:www-data --from=assets /build/public/build public/build
RUN php artisan view:cache && php artisan event:cache
USER www-data
EXPOSE 9000
CMD ["php-fpm"]
