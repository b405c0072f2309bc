FROM ruby:2.7-slim-buster AS site
ENV LANG C.UTF-8
RUN apt-get update && apt-get install -y build-essential git
RUN gem update --system 3.3.22 && gem install jekyll bundler
COPY docs /docs
WORKDIR /docs
RUN bundle install && bundle exec jekyll build -d /out

FROM httpd:2.4
COPY --from=site /out/ /usr/local/apache2/htdocs/
