# syntax=docker/dockerfile:1
# check=error=true
ARG RUBY_VERSION=3.3.6
FROM docker.io/library/ruby:$RUBY_VERSION-slim AS common
WORKDIR /shop
RUN apt-get -qq update && \
    apt-get -y --no-install-recommends install imagemagick libjemalloc2 libpq5 && \
    rm -rf /var/lib/apt/lists /var/cache/apt/archives
ENV RAILS_ENV="production" \
    RAILS_LOG_TO_STDOUT="1" \
    LD_PRELOAD="libjemalloc.so.2" \
    BUNDLE_PATH="/gems" \
    BUNDLE_WITHOUT="development:test"

FROM common AS gems
RUN apt-get -qq update && apt-get -y --no-install-recommends install build-essential git libpq-dev libyaml-dev
COPY .ruby-version Gemfile Gemfile.lock ./
COPY engines/billing/*.gemspec engines/billing/
RUN bundle install -j4 && rm -rf "${BUNDLE_PATH}"/ruby/*/cache

FROM gems AS assets
COPY --from=node:22-slim /usr/local/bin/node /usr/local/bin/
COPY . .
# the key is only there so that the initializers run
RUN SECRET_KEY_BASE_DUMMY=1 bin/rails assets:precompile && \
    bundle exec bootsnap precompile app/ engines/ lib/

FROM common
RUN groupadd -g 2000 shop && useradd -u 2000 -g shop -d /shop -s /usr/sbin/nologin shop
COPY --from=gems "${BUNDLE_PATH}" "${BUNDLE_PATH}"
COPY --from=assets --chown=shop:shop /shop /shop
USER 2000:2000
EXPOSE 3000
ENTRYPOINT ["bin/boot"]
CMD ["bundle", "exec", "puma", "--config", "config/puma.rb"]
