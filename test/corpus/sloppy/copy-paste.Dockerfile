# stage 1
FROM node:14 as builder
WORKDIR /app
COPY . .
RUN npm install --unsafe-perm
RUN npm run build
# stage 2
FROM nginx as builder
COPY --from=build /app/dist /usr/share/nginx/html
COPY nginx.conf /etc/nginx/nginx.conf
EXPOSE 80
RUN service nginx start
ENTRYPOINT nginx -g "daemon off;"
HEALTHCHECK CMD curl http://localhost
HEALTHCHECK CMD curl http://localhost/health
