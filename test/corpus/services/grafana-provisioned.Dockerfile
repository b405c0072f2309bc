FROM grafana/grafana-oss:11.3.0
ENV GF_AUTH_ANONYMOUS_ENABLED=true GF_USERS_DEFAULT_THEME=light GF_PATHS_PROVISIONING=/etc/grafana/provisioning
RUN grafana cli --pluginsDir /var/lib/grafana/plugins plugins install grafana-piechart-panel
COPY --chown=472:0 provisioning/ /etc/grafana/provisioning/
COPY --chown=472:0 dashboards/*.json /var/lib/grafana/dashboards/
