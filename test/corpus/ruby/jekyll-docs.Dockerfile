FROM ruby:2.7-slim-buster AS site
ENV LANG C.UTF-8
RUN apt-get update && apt-get install -y build-essential git
RUN gem update --system 3.3.22 && gem install jekyll bundler
COPY docs /docs
WORKDIR /docs
RUN bundle install && bundle exec jekyll build -d /out

FROM httpd:2.4
COPY --from=site /out/ /usr/local/apache2/htdocs/
COPY redirects.conf /usr/local/apache2/conf/extra/
RUN echo 'Include conf/extra/redirects.conf' >> /usr/local/apache2/conf/httpd.conf \
 && sed -i -e 's/^#\(LoadModule rewrite_module\)/\1/' -e 's/^Listen 80$/Listen 8080/' /usr/local/apache2/conf/httpd.conf
EXPOSE 8080
USER www-data
