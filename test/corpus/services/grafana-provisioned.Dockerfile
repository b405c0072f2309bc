FROM grafana/grafana-oss:11.3.0
ENV GF_AUTH_ANONYMOUS_ENABLED=true GF_USERS_DEFAULT_THEME=light GF_PATHS_PROVISIONING=/etc/grafana/provisioning
RUN grafana cli --pluginsDir /var/lib/grafana/plugins plugins install grafana-piechart-panel
COPY --chown=472:0 provisioning/ /etc/grafana/provisioning/
COPY --chown=472:0 dashboards/*.json /var/lib/grafana/dashboards/
# log in through the proxy
ENV GF_AUTH_PROXY_ENABLED=true \
    GF_AUTH_PROXY_HEADER_NAME=X-WEBAUTH-USER \
    GF_SECURITY_ADMIN_PASSWORD__FILE=/run/secrets/grafana_admin
USER root
RUN apk add --no-cache font-noto \
 && rm -f /usr/share/grafana/public/img/grafana_icon.svg
COPY branding/logo.svg /usr/share/grafana/public/img/grafana_icon.svg
USER 472
EXPOSE 3000
