# build the static site
FROM node:20-alpine as build
WORKDIR /app

COPY package.json yarn.lock ./
RUN yarn install --frozen-lockfile

COPY index.html tsconfig.json vite.config.ts ./
COPY src/ src/
COPY public/ public/

ARG VITE_API_BASE=/api
ARG GIT_SHA=unknown
RUN VITE_COMMIT=${GIT_SHA} yarn build

# and serve it
FROM nginx:1.27-alpine
RUN rm /etc/nginx/conf.d/default.conf
COPY deploy/nginx.conf /etc/nginx/conf.d/app.conf
COPY --from=build /app/dist /usr/share/nginx/html

# nginx template for runtime config
COPY deploy/env.sh /docker-entrypoint.d/40-env.sh
RUN chmod +x /docker-entrypoint.d/40-env.sh

EXPOSE 80
HEALTHCHECK --interval=30s --timeout=3s CMD wget -qO- http://127.0.0.1/healthz || exit 1
