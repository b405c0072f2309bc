FROM openresty/openresty:1.25.3.2-alpine-fat
RUN luarocks install lua-resty-jwt 0.2.3-0 && luarocks install lua-resty-http
COPY nginx.conf /usr/local/openresty/nginx/conf/nginx.conf
COPY lua/ /usr/local/openresty/lualib/acme/
ENV JWT_PUBLIC_KEY_FILE=/run/secrets/jwt.pub
EXPOSE 8000
CMD ["/usr/local/openresty/bin/openresty", "-g", "daemon off;"]
