FROM python:3-alpine

RUN apk --update add --no-cache --virtual .build-deps gcc musl-dev libxml2-dev libxslt-dev libffi-dev openssl-dev cargo \
 && apk add --no-cache libxml2 libxslt \
 && pip install --no-cache-dir scrapy scrapyd scrapyd-client \
 && apk del .build-deps

COPY scrapyd.conf /etc/scrapyd/
VOLUME /etc/scrapyd/ /var/lib/scrapyd/
RUN addgroup -S spider && adduser -S -G spider spider && mkdir -p /var/lib/scrapyd && chown -R spider:spider /var/lib/scrapyd
COPY spiders/ /spiders/
RUN cd /spiders && python setup.py bdist_egg -d /var/lib/scrapyd/eggs/spiders && rm -rf build
USER spider
EXPOSE 6800
CMD ["scrapyd", "--pidfile="]
