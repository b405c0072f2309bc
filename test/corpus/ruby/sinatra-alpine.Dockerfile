FROM ruby:3.2-alpine
RUN apk add --update --no-cache build-base tzdata sqlite-dev nodejs yarn
RUN gem install bundler -v 2.4.22
WORKDIR /usr/src/app
COPY Gemfile Gemfile.lock ./
RUN bundle config set --local without 'development test' \
	&& bundle install --jobs 4 --retry 3
COPY . .
ENV RACK_ENV production
RUN adduser -D sinatra && mkdir -p tmp/pids log && chown -R sinatra tmp log
USER sinatra
ENV RUBYOPT="--enable=frozen-string-literal" MALLOC_ARENA_MAX=2
HEALTHCHECK --interval=20s CMD wget --spider -q http://localhost:4567/up
EXPOSE 4567
CMD ["bundle", "exec", "puma", "-C", "config/puma.rb"]
