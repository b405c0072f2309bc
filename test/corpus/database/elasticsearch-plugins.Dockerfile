ARG ELASTIC_VERSION
FROM docker.elastic.co/elasticsearch/elasticsearch:${ELASTIC_VERSION:-8.15.3}
RUN bin/elasticsearch-plugin install --batch analysis-icu analysis-phonetic repository-s3
COPY --chown=1000:0 elasticsearch.yml config/
COPY --chown=1000:0 synonyms/ config/synonyms/
# German compounds
COPY --chown=1000:0 hyphenation/de_DR.xml config/hyphenation/
COPY --chown=1000:0 dictionaries/*.txt config/dictionaries/
ENV discovery.type=single-node \
    ES_JAVA_OPTS="-Xms1g -Xmx1g" \
    xpack.security.enabled=false
RUN bin/elasticsearch-keystore create \
 && echo s3user | bin/elasticsearch-keystore add --stdin s3.client.default.access_key
HEALTHCHECK --interval=15s --retries=20 CMD curl -sf "http://localhost:9200/_cluster/health?wait_for_status=yellow&timeout=5s"
EXPOSE 9200
