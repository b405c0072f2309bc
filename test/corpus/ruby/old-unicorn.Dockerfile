FROM ruby:2.3.1
MAINTAINER Dev
RUN apt-get update -qq && apt-get install -y build-essential libpq-dev nodejs
RUN mkdir /myapp
WORKDIR /myapp
ADD Gemfile /myapp/Gemfile
ADD Gemfile.lock /myapp/Gemfile.lock
RUN bundle install
ADD . /myapp
ENV SECRET_KEY_BASE b7e4b8a1f0c94e6fa2a7f6d1c3e5908d4f6b2a1c7e9d0f3b5a8c6e4d2f1b0a9c
RUN RAILS_ENV=production bundle exec rake assets:precompile
RUN gem install bundler
RUN apt-get install -y imagemagick
VOLUME /myapp/public/uploads
EXPOSE 3000
CMD bundle exec unicorn -c config/unicorn.rb -E production
