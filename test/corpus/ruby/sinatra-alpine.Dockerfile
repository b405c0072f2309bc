FROM ruby:3.2-alpine
RUN apk add --update --no-cache build-base tzdata sqlite-dev nodejs yarn
RUN gem install bundler -v 2.4.22
WORKDIR /usr/src/app
COPY Gemfile Gemfile.lock ./
RUN bundle config set --local without 'development test' \
	&& bundle install --jobs 4 --retry 3
COPY . .
ENV RACK_ENV production
EXPOSE 4567
CMD ["bundle", "exec", "puma", "-C", "config/puma.rb"]
