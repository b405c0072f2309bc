FROM nginx:1.25.3
LABEL maintainer="Infra <infra@example.com>"
RUN apt-get update \
    && apt-get install -y --no-install-recommends openssl \
    && apt-get clean && rm -r /var/lib/apt/lists/*
# self-signed until the real one is mounted
RUN mkdir -p /etc/nginx/certs && openssl req -x509 -nodes -days 3650 -newkey rsa:2048 \
    -subj "/CN=localhost" -keyout /etc/nginx/certs/default.key -out /etc/nginx/certs/default.crt
COPY proxy.conf.template /etc/nginx/templates/default.conf.template
ENV UPSTREAM=app:8080 \
    CLIENT_MAX_BODY=25m
# forward request and error logs to docker log collector
RUN ln -sf /dev/stdout /var/log/nginx/access.log \
    && ln -sf /dev/stderr /var/log/nginx/error.log
EXPOSE 80 443
STOPSIGNAL SIGTERM
CMD ["nginx", "-g", "daemon off;"]
