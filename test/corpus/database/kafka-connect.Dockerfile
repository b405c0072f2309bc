FROM confluentinc/cp-kafka-connect-base:7.7.1
ENV CONNECT_PLUGIN_PATH="/usr/share/java,/usr/share/confluent-hub-components"
RUN confluent-hub install --no-prompt debezium/debezium-connector-postgresql:2.5.4 && \
    confluent-hub install --no-prompt confluentinc/kafka-connect-s3:10.5.17
USER root
RUN microdnf install -y jq && microdnf clean all
COPY --chown=appuser:appuser connectors /etc/connectors
COPY --chmod=0755 scripts/launch.sh /usr/local/bin/launch
ENV CONNECT_BOOTSTRAP_SERVERS=kafka:9092 \
    CONNECT_GROUP_ID=warehouse \
    CONNECT_KEY_CONVERTER=org.apache.kafka.connect.json.JsonConverter \
    CONNECT_VALUE_CONVERTER=org.apache.kafka.connect.json.JsonConverter \
    KAFKA_HEAP_OPTS="-Xms512m -Xmx2g"
EXPOSE 8083
USER appuser
CMD ["launch"]
