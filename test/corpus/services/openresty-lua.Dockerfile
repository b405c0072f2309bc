FROM openresty/openresty:1.25.3.2-alpine-fat
RUN luarocks install lua-resty-jwt 0.2.3-0 && luarocks install lua-resty-http
COPY nginx.conf /usr/local/openresty/nginx/conf/nginx.conf
COPY lua/ /usr/local/openresty/lualib/acme/
ENV JWT_PUBLIC_KEY_FILE=/run/secrets/jwt.pub
RUN apk add --no-cache --virtual .build git gcc musl-dev openssl-dev \
 && luarocks install luacrypto2 || true \
 && apk del .build
COPY html/ /usr/local/openresty/nginx/html/
RUN mkdir -p /var/cache/nginx /var/run/openresty && chown -R nobody /var/cache/nginx /var/run/openresty /usr/local/openresty/nginx/logs
# fails the build where the configuration is broken
RUN openresty -t -c /usr/local/openresty/nginx/conf/nginx.conf
USER nobody
EXPOSE 8000
CMD ["/usr/local/openresty/bin/openresty", "-g", "daemon off;"]
