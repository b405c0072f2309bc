ARG ELASTIC_VERSION
FROM docker.elastic.co/elasticsearch/elasticsearch:${ELASTIC_VERSION:-8.15.3}
RUN bin/elasticsearch-plugin install --batch analysis-icu analysis-phonetic repository-s3
COPY --chown=1000:0 elasticsearch.yml config/
COPY --chown=1000:0 synonyms/ config/synonyms/
